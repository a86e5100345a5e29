# The help says what the commands are, no more and no less, in both languages.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester blocks use each other''s variables.')]
param()

BeforeDiscovery {
    Import-Module $env:STARVIDEOS_TEST_MODULE
    $common = [System.Management.Automation.Cmdlet]::CommonParameters
    $languages = @(
        # The letters are written as numbers: Windows PowerShell reads this file as another encoding.
        @{ Culture = 'en-US'; Synopsis = '^[A-Z].{20,}\.$'; Sentence = '\w{3,}.*\.'; Cost = '(?m)^Cost: ' }
        @{ Culture = 'zh-CN'; Synopsis = '[\u4e00-\u9fff].{8,}\u3002$'; Sentence = '[\u4e00-\u9fff]{2}.*\u3002'; Cost = '(?m)^\u8d39\u7528\uff1a' }
    )
    $commands = foreach ($language in $languages) {
        foreach ($command in Get-Command -Module StarVideos | Sort-Object Name) {
            $parameters = @($command.Parameters.Values | Where-Object Name -NotIn $common | Sort-Object Name)
            $language + @{
                Name          = $command.Name
                Command       = $command
                Parameters    = $parameters.Name
                ParameterData = @($parameters | ForEach-Object { $language + @{ Name = $_.Name; Parameter = $_; Command = $command } })
            }
        }
    }
    $canUpdate = $PSVersionTable.PSVersion -ge [version]'7.4' -and (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS)
}

BeforeAll {
    Import-Module $env:STARVIDEOS_TEST_MODULE

    function Get-HelpText {
        # All the text of an element of the help, as one string.
        param($Element)

        (@($Element) | ForEach-Object { if ($_ -is [string]) { $_ } else { $_.Text } }) -join "`n"
    }
}

Describe 'Help of <Name> in <Culture>' -ForEach $commands {
    BeforeAll {
        $before = [cultureinfo]::CurrentUICulture
        try {
            # A command keeps the help file that Get-Help found first, so it is imported anew.
            [cultureinfo]::CurrentUICulture = $Culture
            Import-Module $env:STARVIDEOS_TEST_MODULE -Force
            $help = Get-Help $Name -Full
            $text = $help | Out-String -Width 200
        }
        finally {
            [cultureinfo]::CurrentUICulture = $before
            Import-Module $env:STARVIDEOS_TEST_MODULE -Force
        }
    }

    It 'has a synopsis of its own' {
        $help.Synopsis.Trim() | Should -Match $Synopsis
        $help.Synopsis | Should -Not -Match ([regex]::Escape($Name))
    }

    It 'has a description, inputs, outputs, notes on cost and links' {
        Get-HelpText $help.description | Should -Match $Sentence
        @($help.inputTypes.inputType).Count | Should -BeGreaterThan 0
        @($help.returnValues.returnValue).Count | Should -BeGreaterThan 0
        Get-HelpText $help.alertSet.alert | Should -Match $Cost
        $help.relatedLinks.navigationLink.linkText | Should -Contain 'about_StarVideos'
        # The link with an address leads to the page online.
        foreach ($link in $help.relatedLinks.navigationLink | Where-Object { -not $_.uri }) {
            $topic = if ($link.linkText -like 'about_*') { "$Culture/$($link.linkText).help.txt" } else { "../../docs/help/$($Culture -replace 'en-US')/$($link.linkText).md" }
            Join-Path (Join-Path $PSScriptRoot '../../src/StarVideos.PowerShell') $topic | Should -Exist
        }
    }

    It 'says what the command returns' {
        foreach ($type in $Command.OutputType.Name) {
            $help.returnValues.returnValue.type.name | Should -Contain $type
        }
    }

    It 'has three examples or more, each with a title, code and no line too wide for a console' {
        $examples = @($help.examples.example)
        $examples.Count | Should -BeGreaterOrEqual 3
        foreach ($example in $examples) {
            $example.title | Should -Match '\d+(: |\uff1a)\w+'
            $example.code | Should -Not -BeNullOrEmpty
            foreach ($line in $example.code -split '\r?\n') {
                # A Chinese letter is as wide as two others.
                ($line -replace '[\u2e80-\uffef]', '--').Length | Should -BeLessOrEqual 76
            }
        }
    }

    It 'has nothing left to fill in, and no marks of its source' {
        $text | Should -Not -Match '\{\{'
        $text | Should -Not -Match '```|\]\(|[\u0080-\u009f]'
    }

    It 'documents every parameter and none too many' {
        $documented = @($help.parameters.parameter | Where-Object { $_ } | ForEach-Object { $_.name } | Sort-Object)
        $documented -join ', ' | Should -Be (@($Parameters) -join ', ')
    }

    It 'shows each parameter set' {
        $common = [System.Management.Automation.Cmdlet]::CommonParameters
        $sets = foreach ($set in $Command.ParameterSets) {
            ($set.Parameters.Name | Where-Object { $_ -notin $common } | Sort-Object) -join ', '
        }
        $shown = foreach ($item in $help.syntax.syntaxItem) {
            ($item.parameter | Where-Object { $_ } | ForEach-Object { $_.name } | Sort-Object) -join ', '
        }
        ($shown | Sort-Object) -join "`n" | Should -Be (($sets | Sort-Object) -join "`n")
    }

    It 'describes -<Name> as it is' -ForEach $ParameterData {
        $entry = $help.parameters.parameter | Where-Object { $_.name -eq $Name }
        $description = Get-HelpText $entry.description
        $description | Should -Match $Sentence

        $type = [Nullable]::GetUnderlyingType($Parameter.ParameterType)
        if (-not $type) {
            $type = $Parameter.ParameterType
        }
        $entry.type.name | Should -Be $type.FullName

        $sets = @($Parameter.ParameterSets.Values)
        $entry.required | Should -Be "$([bool]($sets | Where-Object IsMandatory))".ToLower()
        if (@($sets.Position | Select-Object -Unique).Count -eq 1) {
            $position = if ($sets[0].Position -ge 0) { "$($sets[0].Position)" } else { 'named' }
            $entry.position | Should -Be $position
        }

        $pipeline = if ($sets | Where-Object ValueFromPipeline) { 'true (ByValue)' } else { 'false' }
        $entry.pipelineInput | Should -Be $pipeline
        $aliases = if ($Parameter.Aliases) { @($Parameter.Aliases) -join ', ' } else { 'none' }
        $entry.aliases | Should -Be $aliases
        $hasWildcards = [bool]($Parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.SupportsWildcardsAttribute] })
        $entry.globbing | Should -Be "$hasWildcards".ToLower()

        # The help of a number names its default; it and the limits are read from the command itself.
        if ($Parameter.ParameterType -eq [int]) {
            $entry.defaultValue | Should -Be "$([Activator]::CreateInstance($Command.ImplementingType).$Name)"
        }
        foreach ($rule in $Parameter.Attributes) {
            $limits = switch ($rule.GetType().Name) {
                'ValidateRangeAttribute' { $rule.MinRange, $rule.MaxRange | Where-Object { $_ -ne [int]::MaxValue } }
                'ValidateCountAttribute' { $rule.MinLength, $rule.MaxLength }
                'ValidateSetAttribute' { $rule.ValidValues }
            }
            foreach ($limit in $limits) {
                $description | Should -Match "(?<![\w:])$([regex]::Escape($limit))(?![\w:])"
            }
        }
    }
}

Describe 'The help file of <_>' -ForEach 'en-US', 'zh-CN' {
    It 'has no command that does not exist' {
        $xml = [xml](Get-Content (Join-Path (Split-Path $env:STARVIDEOS_TEST_MODULE) "$_/StarVideos.PowerShell.dll-Help.xml") -Raw -Encoding UTF8)
        @($xml.helpItems.command.details.name) -join ', ' | Should -Be ((Get-Command -Module StarVideos | Sort-Object Name).Name -join ', ')
    }
}

Describe 'The help files' {
    It 'are what their Markdown makes, on a computer of any language' -Skip:(-not $canUpdate) {
        # In a process of its own, since PlatyPS brings libraries along.
        $updater = Join-Path $PSScriptRoot '../../docs/help/Update-Help.ps1'
        $update = "[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'zh-CN'; & '$updater' -OutputFolder '$TestDrive'"
        & (Get-Process -Id $PID).Path -NoProfile -Command $update | Out-Null
        foreach ($file in 'en-US', 'zh-CN' | ForEach-Object { "$_/StarVideos.PowerShell.dll-Help.xml" }) {
            (Get-Content (Join-Path $PSScriptRoot "../../src/StarVideos.PowerShell/$file") -Raw) -replace '\r' |
                Should -BeExactly ((Get-Content $TestDrive/$file -Raw) -replace '\r') -Because 'docs/help/Update-Help.ps1 makes it'
        }
    }
}

Describe 'The topic <_>' -ForEach 'about_StarVideos', 'about_StarVideos_Batches' {
    BeforeAll {
        $topic = $_
        $text = (Get-Help $topic | Out-String -Width 200) -replace '\r'
    }

    It 'is found by its name, with a short description' {
        $found = @(Get-Help about_StarVideos* | Where-Object Name -EQ $topic)
        $found.Count | Should -Be 1
        $found[0].Synopsis | Should -Match '^Describes '
        $text | Should -Match "^TOPIC\n    $topic\n"
    }

    It 'fits a console of 80 columns' {
        foreach ($line in $text -split '\n') {
            $line.Length | Should -BeLessOrEqual 80
        }
        $text | Should -Not -Match '[^\x20-\x7e\n]'
        $text | Should -Not -Match '\{\{'
    }

    It 'names only commands and parameters that exist' {
        $commands = [regex]::Matches($text, '\b\w+-StarVideo\w*').Value | Sort-Object -Unique
        foreach ($name in $commands) {
            Get-Command $name -Module StarVideos -ErrorAction Ignore | Should -Not -BeNullOrEmpty -Because $name
        }

        $others = 'ForEach-Object', 'Where-Object', 'Select-Object', 'Import-Csv', 'Export-Csv', 'Read-Host', 'Get-Date'
        # Of the commands that install, update and uninstall modules: not every engine has them.
        $installers = 'AllVersions', 'AllowPrerelease', 'Force', 'Prerelease', 'Version'
        $parameters = (Get-Command -Module StarVideos).Parameters.Keys + (Get-Command $others).Parameters.Keys + $installers
        foreach ($name in [regex]::Matches($text, '(?<=[\s''(])-([A-Z][A-Za-z]+)').ForEach{ $_.Groups[1].Value } | Sort-Object -Unique) {
            $parameters | Should -Contain $name
        }
    }
}

Describe 'The table of errors in about_StarVideos' {
    BeforeAll {
        $text = (Get-Help about_StarVideos | Out-String -Width 200) -replace '\r'
        $errors = $text -replace '(?s)^.*\nERRORS\n(.*?)\n\n\n[A-Z].*$', '$1'
        $rows = [regex]::Matches($errors, '(?m)^    ([A-Z][a-z]+(?:[A-Z][a-z]+)+) +(\S.*)$')
        $kinds = [Enum]::GetNames((Get-Command Wait-StarVideoTask).OutputType[0].Type.Assembly.GetType('StarVideos.StarVideosErrorKind'))
    }

    It 'has one row for each error id, and none too many' {
        ($rows | ForEach-Object { $_.Groups[1].Value } | Sort-Object) -join ', ' | Should -Be (($kinds | Sort-Object) -join ', ')
    }

    It 'is followed by every environment variable' {
        foreach ($name in 'STARVIDEOS_API_KEY', 'GLOBALAIOPC_API_KEY', 'STARVIDEOS_BASE_URI', 'STARVIDEOS_JOURNAL', 'STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY') {
            $text -match "(?s)\nENVIRONMENT VARIABLES\n(.*\n)?    $name\s+\w" | Should -BeTrue -Because $name
        }
    }
}
