# How the module behaves unattended: in a runbook, with output to a file, in a host that cannot ask.

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $emulator = Start-Emulator
    $env:STARVIDEOS_API_KEY = $emulator.Key
    $env:STARVIDEOS_BASE_URI = $emulator.BaseUri

    function Invoke-Unattended {
        <#
        .SYNOPSIS
            Runs a script in a fresh process without a person. Returns the lines of its output and, apart from them, of its errors.
        #>
        param([string] $Script)

        $errorFile = Join-Path $TestDrive 'errors.txt'
        $script = "Import-Module '$env:STARVIDEOS_TEST_MODULE'; `$PSDefaultParameterValues['Wait-StarVideoTask:PollInterval'] = 1; $Script"
        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script))

        # Otherwise, in Windows PowerShell, an error line of a native program would end the test.
        $ErrorActionPreference = 'Continue'
        $output = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded 2> $errorFile
        [pscustomobject]@{ Output = @($output); Errors = @(Get-Content $errorFile) }
    }
}

AfterAll {
    Stop-Emulator $emulator
    $env:STARVIDEOS_API_KEY = $null
    $env:STARVIDEOS_BASE_URI = $null
}

Describe 'Without a person' {
    It 'writes objects to the output and nothing else' {
        $run = Invoke-Unattended "(New-StarVideoTask 'A harbour' -Name quiet | Wait-StarVideoTask).Status"
        $run.Output | Should -Be 'Completed'
        ($run.Errors -join '') | Should -BeNullOrEmpty
    }

    It 'shows no bar and loses nothing when progress is not wanted' {
        $run = Invoke-Unattended "`$ProgressPreference = 'SilentlyContinue'; (New-StarVideoTask 'A harbour' -Name quiet | Wait-StarVideoTask | Save-StarVideo -Path '$TestDrive/quiet').Name"
        $run.Output | Should -Be 'quiet.mp4'
        ($run.Errors -join '') | Should -BeNullOrEmpty
    }

    It 'tells on the verbose stream what happens, a line for each change' {
        $run = Invoke-Unattended "`$task = New-StarVideoTask 'A harbour' -Name told -Verbose 4>&1; `$task | Where-Object { `$_ -is [Management.Automation.VerboseRecord] } | ForEach-Object Message; `$task | Where-Object { `$_ -isnot [Management.Automation.VerboseRecord] } | Wait-StarVideoTask -Verbose 4>&1 | ForEach-Object { `"`$(`$_.Message)`" }"
        ($run.Output -join "`n") | Should -Match 'Submitted \S+ \(told\): Text, Queued'
        ($run.Output -join "`n") | Should -Match '\(told\): Queued -> Completed'
    }

    It 'colours nothing that goes to a file' {
        $file = Join-Path $TestDrive 'table.txt'
        $null = Invoke-Unattended "New-StarVideoTask 'A harbour' -Name plain | Wait-StarVideoTask | Format-Table > '$file'"
        $text = Get-Content $file -Raw
        $text | Should -Match 'plain\s+Completed'
        $text | Should -Not -Match ([char]27)
    }

    It 'sends nothing when it would have to ask' {
        $before = (Get-EmulatorStatus $emulator).createsReceived
        $run = Invoke-Unattended "New-StarVideoTask 'A harbour' -Confirm; 'went on'"
        ($run.Errors -join ' ') | Should -Match 'NonInteractive\s+mode'
        $run.Output | Should -Be 'went on'
        (Get-EmulatorStatus $emulator).createsReceived | Should -Be $before
    }

    It 'ends a script that stops at errors' {
        $run = Invoke-Unattended "`$ErrorActionPreference = 'Stop'; New-StarVideoTask 'A harbour' -FirstImage https://example.com/a.png -LastImage not-an-address; 'went on'"
        $run.Output | Should -Not -Contain 'went on'
        ($run.Errors -join "`n") | Should -Match 'not-an-address'
    }
}
