# Every example a person may copy runs: those of the help, those of README.md, and the scripts of examples/.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester blocks use each other''s variables.')]
param()

BeforeDiscovery {
    Import-Module $env:STARVIDEOS_TEST_MODULE
    $root = Join-Path $PSScriptRoot '../..'

    $helpExamples = foreach ($command in (Get-Command -Module StarVideos | Sort-Object Name).Name) {
        foreach ($example in (Get-Help $command -Full).examples.example) {
            @{ Title = "$command, $($example.title.Trim(' ', '-'))"; Code = $example.code }
        }
    }

    # What builds or installs is not for this test, and neither is output.
    $number = 0
    $readMe = Get-Content (Join-Path $root 'README.md') -Raw -Encoding UTF8
    $readMeExamples = foreach ($block in [regex]::Matches($readMe, '(?ms)^```powershell\r?\n(.*?)^```')) {
        $number++
        $code = $block.Groups[1].Value -replace '(?m)^\s*(Import-Module|Install-Module|Install-PSResource)\b.*$'
        $line = ($readMe.Substring(0, $block.Index) -split '\n').Count
        if ($code -match '-StarVideo') {
            @{ Title = "README.md, block $number in line $line"; Code = $code }
        }
    }

    $scripts = (Get-ChildItem (Join-Path $root 'examples') -Filter *.ps1).Name | ForEach-Object { @{ Script = $_ } }
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:STARVIDEOS_TEST_MODULE
    $examples = Join-Path $PSScriptRoot '../../examples'
    # As in a console. The suite itself stops at errors, and scripts inherit that.
    $ErrorActionPreference = 'Continue'
    $shots = Import-Csv (Join-Path $examples 'shots.csv')
    $emulator = Start-Emulator

    $environment = @{}
    foreach ($name in 'STARVIDEOS_API_KEY', 'STARVIDEOS_BASE_URI', 'STARVIDEOS_JOURNAL', 'CSV', 'GITHUB_RUN_ID') {
        $environment[$name] = [Environment]::GetEnvironmentVariable($name)
    }
    $PSDefaultParameterValues['Wait-StarVideoTask:PollInterval'] = 1

    # The parts of a machine an example may count on: a vault, the assets of an Automation account.
    function Get-Secret {
        param([string] $Name)

        if ($Name) {
            [System.Net.NetworkCredential]::new('', $emulator.Key).SecurePassword
        }
    }

    function Get-AutomationVariable {
        param([string] $Name)

        if ($Name) {
            $emulator.Key
        }
    }

    function Enter-Workplace {
        # A new folder with the table the examples speak of, its own journal, and the key in the environment.
        param([object[]] $Row = @($shots | Where-Object name -NotIn 'too-long', 'unlucky'))

        Disconnect-StarVideo
        $env:STARVIDEOS_API_KEY = $emulator.Key
        $env:STARVIDEOS_BASE_URI = $emulator.BaseUri
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid().ToString('N')))).FullName
        $env:STARVIDEOS_JOURNAL = Join-Path $folder 'journal.jsonl'
        $Row | Export-Csv (Join-Path $folder 'shots.csv') -NoTypeInformation -Encoding UTF8
        Push-Location $folder
        $folder
    }

    function Invoke-Example {
        # Runs code as a script of its own and returns what it wrote, errors and warnings included.
        param([string] $Code)

        $file = Join-Path (Get-Location) 'example.ps1'
        [System.IO.File]::WriteAllText($file, $Code)
        & $file *>&1
    }

    function Get-Problem {
        # What no example may write: errors and warnings.
        param($Output)

        $Output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -or $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object { "$_" }
    }

    function Get-WorkflowScript {
        # The run block of the workflow, which is what is indented more than its key, behind the line that GitHub puts there.
        $text = (Get-Content (Join-Path $examples 'github-actions-job.yml') -Raw) -replace '\r'
        "`$ErrorActionPreference = 'stop'`n" + [regex]::Match($text, '(?m)^( +)run: \|\n((?:\1 +.*\n|\n)+)').Groups[2].Value
    }

    function Get-Created {
        (Get-EmulatorStatus $emulator).createsAccepted
    }
}

AfterAll {
    $PSDefaultParameterValues.Remove('Wait-StarVideoTask:PollInterval')
    Disconnect-StarVideo
    foreach ($name in $environment.Keys) {
        [Environment]::SetEnvironmentVariable($name, $environment[$name])
    }
    Stop-Emulator $emulator
}

Describe 'The example' {
    BeforeEach {
        Mock Read-Host { [System.Net.NetworkCredential]::new('', $emulator.Key).SecurePassword } -ParameterFilter { $AsSecureString }
        $folder = Enter-Workplace
    }

    AfterEach {
        Pop-Location
    }

    It '<Title>' -ForEach ($helpExamples + $readMeExamples) {
        # The ids and the address a text can only make up.
        if ($Code -match 'video_starvideos_1234567890') {
            $Code = $Code.Replace('video_starvideos_1234567890', (New-StarVideoTask 'A lighthouse at dawn' -Name harbour).Id)
        }
        $Code = $Code.Replace('http://127.0.0.1:8080/kyyReactApiServer', $emulator.BaseUri)
        $before = Get-Created

        $output = Invoke-Example $Code

        Get-Problem $output | Should -BeNullOrEmpty
        if ($Code -match 'New-StarVideoTask(?!.*-WhatIf)') {
            Get-Created | Should -BeGreaterThan $before
        }
        else {
            Get-Created | Should -Be $before
        }
        if ($Code -match '(?s)(New-StarVideoTask|1234567890|-Id ).*Save-StarVideo') {
            $files = @(Get-ChildItem $folder -Recurse -Filter *.mp4)
            $files.Count | Should -BeGreaterThan 0
            ($files | Measure-Object -Property Length -Minimum).Minimum | Should -BeGreaterThan 1000
        }
    }
}

Describe 'Reading the examples' {
    It 'found those of the help and those of README.md' -ForEach @{ Help = @($helpExamples).Count; ReadMe = @($readMeExamples).Count } {
        $Help | Should -BeGreaterOrEqual 21
        $ReadMe | Should -BeGreaterOrEqual 2
    }
}

Describe 'The script <Script>' -ForEach $scripts {
    It 'has help, and is run by this file' {
        $path = Join-Path $examples $Script
        $tests = Get-Content (Join-Path $PSScriptRoot 'Examples.Tests.ps1') -Raw
        $tests | Should -BeLike "*Describe '$Script'*"
        $help = Get-Help $path -Full
        $help.Synopsis | Should -Match '^\w.{20,}'
        if ($Script -ne 'Demo.ps1') {
            @($help.examples.example).Count | Should -BeGreaterThan 0
            foreach ($parameter in $help.parameters.parameter) {
                $parameter.description.Text | Should -Match '\w{3,}' -Because $parameter.name
            }
        }
    }
}

Describe 'Demo.ps1' {
    AfterAll {
        Pop-Location
    }

    It 'makes six videos and shows two errors' {
        $folder = Enter-Workplace
        $output = & (Join-Path $examples 'Demo.ps1') -Module $env:STARVIDEOS_TEST_MODULE -Emulator $env:STARVIDEOS_TEST_EMULATOR -Path (Join-Path $folder 'demo') *>&1
        $errors = @($output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $errors.Count | Should -Be 2
        @(Get-ChildItem (Join-Path $folder 'demo')).Count | Should -Be 6
    }
}

Describe 'Interactive.ps1' {
    AfterEach {
        Pop-Location
    }

    It 'asks for the key and for prompts, and submits only what is confirmed' {
        $folder = Enter-Workplace
        $env:STARVIDEOS_API_KEY = $null
        $answers = [System.Collections.Generic.Queue[string]]::new([string[]]@('A paper boat in the rain', 'boat', 'y', 'Not this one', '', 'n', ''))
        Mock Read-Host { $answers.Dequeue() }
        Mock Read-Host { [System.Net.NetworkCredential]::new('', $emulator.Key).SecurePassword } -ParameterFilter { $AsSecureString }
        $before = Get-Created

        $output = & (Join-Path $examples 'Interactive.ps1') -Duration 5 -Ratio 16:9 *>&1

        $LASTEXITCODE | Should -Be 0
        Get-Problem $output | Should -BeNullOrEmpty
        Get-Created | Should -Be ($before + 1)
        $answers.Count | Should -Be 0
        (Get-ChildItem (Join-Path $folder 'videos')).Name | Should -Be 'boat.mp4'
    }
}

Describe 'CsvBatch.ps1' {
    BeforeAll {
        $script = Join-Path $examples 'CsvBatch.ps1'
    }

    AfterEach {
        Pop-Location
    }

    It 'shows what it would send' {
        $null = Enter-Workplace
        $before = Get-Created
        & $script -Csv shots.csv -Preview
        $LASTEXITCODE | Should -Be 0
        Get-Created | Should -Be $before
    }

    It 'saves what it can and lists the rest, and again without submitting again' {
        $folder = Enter-Workplace -Row $shots
        $before = Get-Created
        foreach ($run in 1..2) {
            $null = & $script -Csv shots.csv *>&1
            $LASTEXITCODE | Should -Be 2
            Get-Created | Should -Be ($before + 7)
            @(Get-ChildItem (Join-Path $folder 'videos') -Filter *.mp4).Count | Should -Be 6
            $problems = Import-Csv (Join-Path $folder 'videos/problems.csv')
            $problems.Name | Should -Be 'too-long', 'unlucky'
            $problems.Id | Should -Be 'InvalidRequest', 'VideoTaskFailed'
        }
    }

    It 'says that an outcome is unknown, and does not send the row again' {
        $null = Enter-Workplace -Row @([pscustomobject]@{ name = 'cut'; prompt = 'A kite [create:cut]' })
        $before = Get-Created
        foreach ($run in 1..2) {
            $null = & $script -Csv shots.csv *>&1
            $LASTEXITCODE | Should -Be 4
            Get-Created | Should -Be ($before + 1)
        }
    }

    It 'does not run twice at one time' {
        $folder = Enter-Workplace
        $null = New-Item -ItemType Directory (Join-Path $folder 'videos')
        $lock = [System.IO.File]::Open((Join-Path $folder 'videos/.starvideos.lock'), 'OpenOrCreate', 'ReadWrite', 'None')
        try {
            { & $script -Csv shots.csv } | Should -Throw 'Another run is at work*'
        }
        finally {
            $lock.Dispose()
        }
    }
}

Describe 'NightlyJob.ps1' {
    BeforeAll {
        $script = Join-Path $examples 'NightlyJob.ps1'
    }

    AfterEach {
        Pop-Location
    }

    It 'takes the key from a vault, saves into the folder of the day and writes a log' {
        $folder = Enter-Workplace -Row ($shots | Select-Object -First 2)
        $env:STARVIDEOS_API_KEY = $null
        # Not redirected, or the transcript would miss it.
        $null = & $script -Csv shots.csv -Path nightly -SecretName StarVideos
        $LASTEXITCODE | Should -Be 0
        $day = Get-ChildItem (Join-Path $folder 'nightly')
        $day.Name | Should -Match '^\d{4}-\d\d-\d\d$'
        @(Get-ChildItem $day.FullName -Filter *.mp4).Count | Should -Be 2
        $log = Get-Content (Join-Path $day.FullName 'log.txt') -Raw
        $log -match 'Submitted' | Should -BeTrue
        $log -match $emulator.Key | Should -BeFalse
    }

    It 'tries again what time may heal, without submitting again' {
        $null = Enter-Workplace -Row @([pscustomobject]@{ name = 'slow'; prompt = 'A glacier [polls:100]' })
        $before = Get-Created
        $null = & $script -Csv shots.csv -Path nightly -Attempts 2 -Pause 0 -Timeout 1 *>&1
        $LASTEXITCODE | Should -Be 3
        Get-Created | Should -Be ($before + 1)
    }
}

Describe 'AzureAutomationRunbook.ps1' {
    BeforeAll {
        $script = Join-Path $examples 'AzureAutomationRunbook.ps1'
    }

    AfterEach {
        Pop-Location
    }

    It 'takes the key from a variable, and keeps the journal where it is told to' {
        $folder = Enter-Workplace -Row ($shots | Select-Object -First 2)
        $env:STARVIDEOS_API_KEY = $null
        $journal = Join-Path $folder 'durable.jsonl'
        $output = & $script -Csv shots.csv -Path videos -Journal $journal *>&1
        Get-Problem $output | Should -BeNullOrEmpty
        $output[-1] | Should -Be 'All 2 rows have their video.'
        @(Get-ChildItem (Join-Path $folder 'videos') -Filter *.mp4).Count | Should -Be 2
        $journal | Should -Exist
    }

    It 'takes the key from a vault, and fails if something is left to do' {
        $folder = Enter-Workplace -Row ($shots | Select-Object -Last 3)
        $env:STARVIDEOS_API_KEY = $null
        { & $script -Csv shots.csv -Path videos -Journal (Join-Path $folder 'durable.jsonl') -SecretName StarVideos -ErrorAction SilentlyContinue 3>$null } |
            Should -Throw '1 of 3 rows have their video. Left: 1 InvalidRequest, 1 VideoTaskFailed.*'
    }
}

Describe 'SplitOverWorkers.ps1' {
    AfterEach {
        Pop-Location
    }

    It 'shares the rows out, and a restart with fewer workers submits nothing again' {
        # Identical rows are as many videos as there are rows.
        $folder = Enter-Workplace -Row @($shots[0], $shots[0], $shots[1], $shots[3], $shots[6])
        $before = Get-Created
        foreach ($workers in 2, 1) {
            $output = & (Join-Path $examples 'SplitOverWorkers.ps1') -Csv shots.csv -Workers $workers -PollInterval 1 *>&1
            $LASTEXITCODE | Should -Be 2
            @($output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }).FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
            Get-Created | Should -Be ($before + 4)
            @(Get-ChildItem (Join-Path $folder 'videos') -Filter *.mp4).Count | Should -Be 4
        }
    }
}

Describe 'Exit code 1' {
    AfterEach {
        Pop-Location
    }

    # In a process of its own, as a scheduler does it: what ends a statement does not end a script everywhere.
    It 'is what <Script> ends with without <What>' -ForEach @(
        foreach ($script in 'CsvBatch.ps1', 'NightlyJob.ps1', 'SplitOverWorkers.ps1') {
            @{ Script = $script; What = 'a key'; Key = $null; Csv = 'shots.csv'; Message = 'key' }
        }
        @{ Script = 'NightlyJob.ps1'; What = 'its table'; Key = 'emulator-key'; Csv = 'missing.csv'; Message = 'missing.csv' }
    ) {
        $null = Enter-Workplace
        $env:STARVIDEOS_API_KEY = $Key
        $command = "Import-Module '$env:STARVIDEOS_TEST_MODULE'; & '$(Join-Path $examples $Script)' -Csv $Csv -Path videos; exit `$LASTEXITCODE"
        $output = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command $command 2>&1
        $LASTEXITCODE | Should -Be 1
        (-join $output) -match $Message | Should -BeTrue
    }

    It 'is what the workflow ends with without a key or its table' -ForEach @(
        @{ Key = $null; Csv = 'shots.csv'; Id = 'ApiKeyMissing,*' }
        @{ Key = 'emulator-key'; Csv = 'missing.csv'; Id = '*FileOpenFailure*' }
    ) {
        $null = Enter-Workplace
        $env:STARVIDEOS_API_KEY = $Key
        $env:CSV = $Csv
        { Invoke-Example (Get-WorkflowScript) } | Should -Throw -ErrorId $Id
    }
}

Describe 'github-actions-job.yml' {
    BeforeAll {
        $workflow = Get-Content (Join-Path $examples 'github-actions-job.yml') -Raw
    }

    AfterEach {
        Pop-Location
    }

    It 'commits nothing, and pins every action' {
        $workflow | Should -Match '(?m)^permissions:\r?\n  contents: read\r?\n'
        $workflow | Should -Not -Match 'contents: write|\bgit (add|commit|push)\b'
        foreach ($action in [regex]::Matches($workflow, '(?m)uses: (.+?)\r?$')) {
            $action.Groups[1].Value | Should -Match '^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$'
        }
    }

    It 'runs its script as GitHub does' {
        $folder = Enter-Workplace -Row $shots
        $env:CSV = 'shots.csv'
        $env:GITHUB_RUN_ID = '1234567890'
        $before = Get-Created
        foreach ($run in 1..2) {
            $output = Invoke-Example (Get-WorkflowScript)
            $LASTEXITCODE | Should -Be 2
            Get-Created | Should -Be ($before + 7)
            @($output | Where-Object { $_ -is [string] -and $_ -like '::error::*' }).Count | Should -Be 2
            @(Get-ChildItem (Join-Path $folder 'videos') -Filter *.mp4).Count | Should -Be 6
        }
    }
}
