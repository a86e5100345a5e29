# Checks claims of README.md, docs/PROOFS.md, CONTRIBUTING.md and the about topics that no other test checks.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester blocks use each other''s variables.')]
param()

BeforeDiscovery {
    $breakages = (Import-PowerShellDataFile (Join-Path $PSScriptRoot '../Breakages/Breakages.psd1')).Breakages
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:STARVIDEOS_TEST_MODULE
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
    $readMe = Get-Content (Join-Path $root 'README.md') -Raw -Encoding UTF8
    $topic = (Get-Help about_StarVideos | Out-String -Width 200) -replace '\s+', ' '
}

Describe 'A value that a parameter does not take' {
    It 'has the id that README.md and about_StarVideos name' {
        $id = try { New-StarVideoTask 'A kite' -Duration 60 } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
        $readMe | Should -Match ('\| `{0}` \|.*`-Duration 60`' -f $id)
        $topic | Should -Match "-Duration 60,.* id: $id\."
    }
}

Describe 'A key that the service refuses' {
    BeforeAll {
        $emulator = Start-Emulator
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    It 'ends the run after three, and up to -ThrottleLimit <_> that are on their way by then' -ForEach 1, 4 {
        $null = Invoke-RestMethod -Method Post "$($emulator.BaseUri)/_emulator/reset"
        $journal = $env:STARVIDEOS_JOURNAL
        $env:STARVIDEOS_JOURNAL = Join-Path $TestDrive "$_.jsonl"
        try {
            1..40 | ForEach-Object { "Take $_" } | New-StarVideoTask -ApiKey wrong-key -BaseUri $emulator.BaseUri -ThrottleLimit $_ -ErrorVariable problems -ErrorAction SilentlyContinue
        }
        finally {
            $env:STARVIDEOS_JOURNAL = $journal
        }
        $sent = (Get-EmulatorStatus $emulator).createsReceived
        $sent | Should -BeGreaterOrEqual 3
        $sent | Should -BeLessOrEqual (3 + $_)
        "$($problems[-1])" | Should -Match "^$(40 - $sent) more (rows|videos) were not sent"
    }
}

Describe 'The tests' {
    It 'do not wait a fixed time, as CONTRIBUTING.md says' {
        # A wait without end is no fixed time. Eventually.cs checks again and again.
        $sleeps = Get-ChildItem (Join-Path $root 'tests') -Directory | Where-Object Name -NE 'StarVideos.Emulator' |
            Get-ChildItem -Recurse -Include *.cs, *.ps1 | Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]' |
            Where-Object Name -NotIn 'Eventually.cs', 'Documentation.Tests.ps1' |
            Select-String -CaseSensitive -Pattern 'Start-Sleep|Thread\.Sleep|Task\.Delay\((?!Timeout\.Infinite|delay,|Patience\))'
        $sleeps | ForEach-Object { "$($_.Filename):$($_.LineNumber) $($_.Line.Trim())" } | Should -BeNullOrEmpty
    }
}

Describe 'The breakage <Name>' -ForEach $breakages {
    It 'can be put into the source as it is, and is in docs/PROOFS.md with its tests' {
        $text = [System.IO.File]::ReadAllText((Join-Path $root "src/StarVideos.Client/$File")).Replace("`r`n", "`n")
        foreach ($edit in $Edits) {
            # If this fails, the source has changed: change the line in tests/Breakages/Breakages.psd1 too.
            ($text -csplit [regex]::Escape($edit[0])).Count - 1 | Should -Be 1 -Because $edit[0]
        }
        $row = "| $Name | $(($Tests | ForEach-Object { '`{0}`' -f $_ }) -join ', ') |"
        (Get-Content (Join-Path $root 'docs/PROOFS.md') -Encoding UTF8) -ccontains $row | Should -BeTrue -Because $row
    }
}

Describe 'The table of breakages in docs/PROOFS.md' {
    It 'has as many rows as there are breakages, and the number at the top' -ForEach @{ Count = $breakages.Count } {
        $proofs = Get-Content (Join-Path $root 'docs/PROOFS.md') -Raw -Encoding UTF8
        $proofs | Should -Match "\| $Count of $Count \| ``tests/Breakages/Invoke-BreakageTest\.ps1``"
        $table = $proofs.Substring($proofs.IndexOf('| breakage | tests that must fail |'))
        [regex]::Matches(($table -replace '(?s)\r?\n\r?\n.*'), '(?m)^\| ').Count - 1 | Should -Be $Count
    }
}
