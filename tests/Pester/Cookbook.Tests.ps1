# Every recipe of the cookbook runs, in both languages, and so does the code of the Chinese README. Their links lead somewhere.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester blocks use each other''s variables.')]
param()

BeforeDiscovery {
    . $PSScriptRoot/Example.ps1
    $documents = 'README.md', 'README.zh-CN.md', 'docs/COOKBOOK.md', 'docs/COOKBOOK.zh-CN.md' | ForEach-Object { @{ Document = $_ } }
    # Those of README.md are run by Examples.Tests.ps1.
    $recipes = 'docs/COOKBOOK.md', 'docs/COOKBOOK.zh-CN.md', 'README.zh-CN.md' | ForEach-Object { Get-MarkdownExample $_ }
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Example.ps1
    Import-Module $env:STARVIDEOS_TEST_MODULE
    . Enter-ExampleHost
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
    $chinese = -join [char[]](0x9ECE, 0x660E, 0x7684, 0x706F, 0x5854)

    function Get-Anchor {
        # What GitHub calls the headings of a document in an address.
        param([string] $Path)

        $text = (Get-Content $Path -Raw -Encoding UTF8) -replace '(?ms)^```.*?^```'
        foreach ($heading in [regex]::Matches($text, '(?m)^#+ (.+?)\r?$')) {
            $heading.Groups[1].Value.ToLowerInvariant() -replace '[^\w\- ]' -replace ' ', '-'
        }
    }
}

AfterAll {
    Exit-ExampleHost
}

Describe 'The recipe' {
    BeforeEach {
        Mock Read-Host { [System.Net.NetworkCredential]::new('', $emulator.Key).SecurePassword } -ParameterFilter { $AsSecureString }
        $folder = Enter-Workplace
        # A table as a Chinese program saves it.
        $text = "name,prompt,duration`r`nharbour,$chinese,5`r`n"
        [System.IO.File]::WriteAllBytes("$folder/shots-gb18030.csv", [System.Text.Encoding]::GetEncoding(54936).GetBytes($text))
    }

    AfterEach {
        Pop-Location
    }

    It '<Title>' -ForEach $recipes {
        Test-Example $Code
        if ($Code -match '54936') {
            (Get-StarVideoTask | Select-Object -First 1).Prompt | Should -BeExactly $chinese
        }
    }
}

Describe '<Document>' -ForEach $documents {
    It 'has links to files and headings that exist' {
        $path = Join-Path $root $Document
        $links = [regex]::Matches((Get-Content $path -Raw -Encoding UTF8), '\]\(([^)\s]+)\)').ForEach{ $_.Groups[1].Value } | Where-Object { $_ -notmatch '^https?:' }
        @($links).Count | Should -BeGreaterThan 20
        foreach ($link in $links) {
            $file, $anchor = $link -split '#'
            $target = if ($file) { Join-Path (Split-Path $path) $file } else { $path }
            $target | Should -Exist
            if ($anchor) {
                Get-Anchor $target | Should -Contain $anchor -Because $link
            }
        }
    }
}

Describe '<Document> as a reference' -ForEach @{ Document = 'README.md'; Help = 'docs/help' }, @{ Document = 'README.zh-CN.md'; Help = 'docs/help/zh-CN' } {
    BeforeAll {
        $readMe = Get-Content (Join-Path $root $Document) -Raw -Encoding UTF8
    }

    It 'lists every cmdlet, with a link to its help' {
        $listed = [regex]::Matches($readMe, ('(?m)^\| \[(\w+-StarVideo\w*)\]\({0}/\1\.md\) \|' -f [regex]::Escape($Help))).ForEach{ $_.Groups[1].Value }
        ($listed | Sort-Object) -join ', ' | Should -Be ((Get-Command -Module StarVideos).Name -join ', ')
    }

    It 'explains every error id' {
        $rows = ($readMe -split '\r?\n') -match '^\| `' | ForEach-Object { ($_ -split '\|')[1] }
        $kinds = [Enum]::GetNames((Get-Command Wait-StarVideoTask).OutputType[0].Type.Assembly.GetType('StarVideos.StarVideosErrorKind'))
        foreach ($kind in $kinds) {
            "$rows" | Should -Match ('`{0}`' -f $kind)
        }
    }
}
