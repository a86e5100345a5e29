# Runs every example that a person may copy: those of the help in both languages, those of README.md, and the scripts of examples/.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester blocks use each other''s variables.')]
param()

BeforeDiscovery {
    Import-Module $env:STARVIDEOS_TEST_MODULE
    $root = Join-Path $PSScriptRoot '../..'

    $helpExamples = foreach ($culture in 'en-US', 'zh-CN') {
        $helpFile = [xml]::new()
        $helpFile.Load((Join-Path (Split-Path $env:STARVIDEOS_TEST_MODULE) "$culture/StarVideos.PowerShell.dll-Help.xml"))
        foreach ($command in $helpFile.helpItems.command) {
            foreach ($example in $command.examples.example) {
                @{ Title = "$($command.details.name), $($example.title.Trim(' ', '-')) ($culture)"; Code = $example.code }
            }
        }
    }

    . $PSScriptRoot/Example.ps1
    $readMeExamples = Get-MarkdownExample README.md

    $scripts = (Get-ChildItem (Join-Path $root 'examples') -Filter *.ps1).Name | ForEach-Object { @{ Script = $_ } }
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Example.ps1
    Import-Module $env:STARVIDEOS_TEST_MODULE
    . Enter-ExampleHost
    $shell = (Get-Process -Id $PID).Path

    function Get-Block {
        # Returns the text of a YAML block scalar: the lines that are indented more than its key. Step is the name of its step.
        param([string] $File, [string] $Key, [string] $Step)

        $text = (Get-Content (Join-Path $examples $File) -Raw) -replace '\r'
        if ($Step) {
            $text = $text.Substring($text.IndexOf("- name: $Step`n"))
        }
        $block = [regex]::Match($text, "(?m)^( +)$([regex]::Escape($Key)): \|\n((?:\1 +.*\n|\n)+)")
        $indent = [regex]::Match($block.Groups[2].Value, '^ +').Value
        $block.Groups[2].Value -replace "(?m)^$indent"
    }

    function Start-Example {
        # Starts a script in a process of its own, as its host starts it. Returns the object for Wait-Example. -Bare: the environment has only the
        # given variables, and what Windows itself needs. A variable that is null is removed.
        param([string] $Arguments, [hashtable] $Environment = @{}, [string] $Folder = (Get-Location).Path, [switch] $Bare)

        $start = [Diagnostics.ProcessStartInfo]::new($shell, $Arguments)
        $start.UseShellExecute = $false
        $start.RedirectStandardOutput = $true
        $start.RedirectStandardError = $true
        $start.WorkingDirectory = $Folder
        foreach ($name in @($start.Environment.Keys)) {
            if ($Bare -and $name -notin 'SystemRoot', 'windir', 'PATHEXT', 'TEMP', 'TMP') { $null = $start.Environment.Remove($name) }
        }
        foreach ($name in $Environment.Keys) {
            if ($null -eq $Environment[$name]) { $null = $start.Environment.Remove($name) } else { $start.Environment[$name] = $Environment[$name] }
        }
        $process = [Diagnostics.Process]::Start($start)
        [pscustomobject]@{ Process = $process; Output = $process.StandardOutput.ReadToEndAsync(); Errors = $process.StandardError.ReadToEndAsync() }
    }

    function Wait-Example {
        param([Parameter(ValueFromPipeline)] $Started)

        process {
            $Started.Process.WaitForExit()
            [pscustomobject]@{ ExitCode = $Started.Process.ExitCode; Output = $Started.Output.Result + $Started.Errors.Result }
        }
    }

    function Start-File {
        # Starts a script as a scheduler does, except for the module and the interval between two polls.
        param([string] $Script, [string] $Arguments)

        $command = "Import-Module '$env:STARVIDEOS_TEST_MODULE'; `$PSDefaultParameterValues['Wait-StarVideoTask:PollInterval'] = 1; & '$(Join-Path $examples $Script)' $Arguments; exit `$LASTEXITCODE"
        Start-Example "-NoProfile -NonInteractive -Command `"$command`""
    }

    function Start-Run {
        # Starts the code of a step as GitHub's runner does: in a dot-sourced file, with one line before it and one line after it.
        param([string] $Code, [hashtable] $Environment)

        $script = Join-Path (Get-Location) "$([guid]::NewGuid()).ps1"
        $lines = @(
            # A shorter interval, for the test only.
            "`$PSDefaultParameterValues['Wait-StarVideoTask:PollInterval'] = 1"
            "`$ErrorActionPreference = 'stop'"
            $Code
            'if ((Test-Path -LiteralPath variable:\LASTEXITCODE)) { exit $LASTEXITCODE }'
        )
        [System.IO.File]::WriteAllText($script, $lines -join "`n")
        Start-Example "-command `". '$script'`"" $Environment
    }

    function Start-Step {
        param([string] $File, [string] $Step, [hashtable] $Environment)

        Start-Run (Get-Block $File run $Step) $Environment
    }

    function Write-FakeGitHub {
        # A command gh that keeps artifacts in a folder of this machine.
        $null = New-Item -ItemType Directory github, bin
        Set-Content bin/gh.ps1 @'
param([Parameter(ValueFromRemainingArguments)] [string[]] $Words)
if ($env:GITHUB_IS_DOWN) { exit 1 }
$at = { param($name) $Words[$Words.IndexOf($name) + 1] }
if ($Words[0] -eq 'api') {
    ConvertTo-Json -Depth 5 -InputObject @(@{ artifacts = @(Get-ChildItem $env:ARTIFACTS | ForEach-Object { @{ name = $_.Name } }) }, @{ artifacts = @() })
}
else {
    Copy-Item (Join-Path $env:ARTIFACTS (& $at --name)) (& $at --dir) -Recurse -Force
}
exit 0
'@
    }

    function Save-Artifact {
        # What actions/upload-artifact does in the step of that name.
        param([string] $File, [string] $Step, [hashtable] $Environment)

        $text = Get-Content (Join-Path $examples $File) -Raw
        $match = [regex]::Match($text.Substring($text.IndexOf("- name: $Step")), '(?m)^ +with:\s+name: (.+?)\r?\n +path: (.+?)\r?$')
        $name = $match.Groups[1].Value.Replace('${{ inputs.batch }}', $Environment.BATCH).Replace('${{ matrix.index }}', $Environment.INDEX).Replace('${{ github.run_id }}', $Environment.GITHUB_RUN_ID).
            Replace('${{ github.run_attempt }}', $Environment.GITHUB_RUN_ATTEMPT).Replace('${{ inputs.lost_checked && ''checked'' || ''began'' }}', $(if ($Environment.LOST_CHECKED -eq 'true') { 'checked' } else { 'began' }))
        $name | Should -Match '^[\w.-]+$'
        $folder = (New-Item -ItemType Directory (Join-Path $Environment.ARTIFACTS $name)).FullName
        Copy-Item (Join-Path $Environment.Workspace $match.Groups[2].Value) $folder -Recurse
        # The content of a folder is uploaded, not the folder.
        Get-ChildItem $folder -Directory | ForEach-Object { Move-Item "$($_.FullName)/*" $folder; Remove-Item $_.FullName }
    }

    function Invoke-Job {
        # All jobs of a run at the same time, each in a new workspace as on a runner of its own. Returns a result for each.
        param([string] $File, [int] $Run, [int] $Attempt = 1, [int[]] $Index = @(0), [int] $Jobs = 1, [switch] $IsLost, [string] $LostChecked = 'false', [string] $Csv = 'shots.csv', [hashtable] $Extra = @{})

        $begun = foreach ($number in $Index) {
            $workspace = (New-Item -ItemType Directory "run-$Run-$Attempt-$number").FullName
            Copy-Item shots.csv $workspace
            $set = @{
                Workspace = $workspace; ARTIFACTS = (Resolve-Path github).Path; PATH = (Resolve-Path bin).Path + [System.IO.Path]::PathSeparator + $env:PATH
                GITHUB_REPOSITORY = 'a/b'; GITHUB_RUN_ID = "$Run"; GITHUB_RUN_ATTEMPT = "$Attempt"; BATCH = 'shots'; INDEX = "$number"; JOBS = "$Jobs"
                LOST_CHECKED = $LostChecked; CSV = $Csv; STARVIDEOS_JOURNAL = Join-Path $workspace 'journal/journal.jsonl'
            }
            foreach ($name in $Extra.Keys) { $set[$name] = $Extra[$name] }
            Push-Location $workspace
            $fetched = Start-Step $File 'Fetch the journals' $set | Wait-Example
            Pop-Location
            if ($fetched.ExitCode) {
                $fetched
                continue
            }
            Save-Artifact $File 'Say that the job begins' $set
            Push-Location $workspace
            [pscustomobject]@{ Set = $set; Started = Start-Step $File 'Make the videos' $set }
            Pop-Location
        }
        foreach ($job in $begun) {
            if (-not $job.Started) {
                $job
                continue
            }
            $result = $job.Started | Wait-Example
            $result | Add-Member Videos @(Get-ChildItem (Join-Path $job.Set.Workspace videos) -Filter *.mp4 -ErrorAction Ignore).Count -PassThru
            if (-not $IsLost) {
                Save-Artifact $File 'Keep the journal' $job.Set
            }
        }
    }

    function Get-Kite {
        # One row. The emulator counts the faults of each prompt, so each row has a prompt of its own.
        param([string] $Prompt)

        [pscustomobject]@{ name = 'kite'; prompt = $(if ($Prompt) { "$Prompt $([guid]::NewGuid())" }) }
    }

    function Start-Runbook {
        # As a job of Azure Automation: in a runspace without a console, in a folder of its own, with the text of the runbook, with
        # parameters that are texts, and with the assets of the account as commands of a module. It fails if the runbook throws.
        param([hashtable] $Parameter)

        $assets = New-Item -ItemType Directory -Force 'assets/Orchestrator.AssetManagement.Cmdlets', 'sandbox'
        Set-Content (Join-Path $assets[0].FullName 'Orchestrator.AssetManagement.Cmdlets.psm1') 'function Get-AutomationVariable { param([string] $Name) if ($Name -eq "StarVideosApiKey") { $env:ASSET } }'
        Set-Content job.ps1 @'
$runbook = [powershell]::Create()
# A shorter interval, for the test only.
$runbook.Runspace.SessionStateProxy.SetVariable('PSDefaultParameterValues', [System.Management.Automation.DefaultParameterDictionary]@{ 'Wait-StarVideoTask:PollInterval' = 1 })
$null = $runbook.AddScript([System.IO.File]::ReadAllText($env:RUNBOOK))
($env:PARAMETERS | ConvertFrom-Json).PSObject.Properties | ForEach-Object { $null = $runbook.AddParameter($_.Name, [string]$_.Value) }
$output = [System.Management.Automation.PSDataCollection[psobject]]::new()
try {
    $runbook.Invoke($null, $output)
    $output
    exit 0
}
catch {
    $output
    "Failed: $($_.Exception.InnerException.Message)"
    exit 1
}
'@
        $set = @{
            PATH = $env:PATH; HOME = (Get-Location).Path; ASSET = $emulator.Key; STARVIDEOS_BASE_URI = $emulator.BaseUri
            PSModulePath = $assets[0].Parent.FullName + [System.IO.Path]::PathSeparator + $installed.Parent.FullName
            RUNBOOK = Join-Path $examples 'AzureAutomationRunbook.ps1'; PARAMETERS = $Parameter | ConvertTo-Json -Compress
        }
        Start-Example "-NoProfile -NonInteractive -File `"$((Get-Location).Path)/job.ps1`"" $set -Folder $assets[1].FullName -Bare
    }

}

AfterAll {
    Exit-ExampleHost
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
        Test-Example $Code
    }
}

Describe 'Reading the examples' {
    It 'found those of the help and those of README.md' -ForEach @{ Help = @($helpExamples).Count; ReadMe = @($readMeExamples).Count } {
        $Help | Should -BeGreaterOrEqual 170
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
        @(Get-ChildItem (Join-Path $folder 'demo') -Filter *.mp4).Count | Should -Be 6
        @(Get-Content (Join-Path $folder 'demo/index.jsonl')).Count | Should -Be 6
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
        (Get-ChildItem (Join-Path $folder 'videos')).Name | Should -Be 'boat.mp4', 'index.jsonl'
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
        $null = Enter-Workplace -Row @(Get-Kite 'A kite [create:cut]')
        $before = Get-Created
        foreach ($run in 1..2) {
            $null = & $script -Csv shots.csv *>&1
            $LASTEXITCODE | Should -Be 4
            Get-Created | Should -Be ($before + 1)
        }
    }

    It 'submits each row once when it is started three times at the same moment' {
        $folder = Enter-Workplace -Row @(1..30 | ForEach-Object { [pscustomobject]@{ name = "n$_"; prompt = "Take $($_ % 10)" } })
        $before = Get-Created
        $results = @(1..3 | ForEach-Object { Start-File CsvBatch.ps1 '-Csv shots.csv' } | Wait-Example)
        $results.ExitCode | Should -Be 0, 0, 0 -Because ($results.Output -join "`n")
        Get-Created | Should -Be ($before + 30)
        @(Get-ChildItem (Join-Path $folder 'videos') -Filter *.mp4).Count | Should -Be 30
    }
}

Describe 'TestThenSubmit.ps1' {
    BeforeAll {
        $script = Join-Path $examples 'TestThenSubmit.ps1'

        function Enter-Studio {
            # Rows whose references exist, except the first image.
            param([object[]] $Row = @($shots | Where-Object name -NotIn 'too-long', 'unlucky'), [string] $FirstImage = 'still.png')

            Enter-Workplace -Row ($Row | ConvertTo-Csv -NoTypeInformation | Out-String | Use-EmulatorReference -Other $FirstImage | ConvertFrom-Csv)
        }
    }

    AfterEach {
        Pop-Location
    }

    It 'submits a table in which nothing is wrong, once' {
        $folder = Enter-Studio
        $before = Get-Created
        foreach ($run in 1..2) {
            $output = & $script -Csv shots.csv *>&1
            $LASTEXITCODE | Should -Be 0 -Because ($output -join "`n")
            Get-Created | Should -Be ($before + 6)
            @(Get-ChildItem (Join-Path $folder 'videos') -Filter *.mp4).Count | Should -Be 6
        }
        "$output" | Should -Match '6 rows: 6 valid, 0 not valid, 0 cannot be told'
    }

    It 'sends nothing if <What>' -ForEach @(
        @{ What = 'a row breaks a rule'; Row = 'too-long'; FirstImage = 'still.png'; Wrong = 'too-long'; Why = 'duration' }
        @{ What = 'an image is gone'; FirstImage = '404'; Wrong = 'character'; Why = 'HTTP 404' }
        @{ What = 'a host is busy'; FirstImage = '503'; Wrong = 'character'; Why = 'HTTP 503' }
    ) {
        $null = Enter-Studio -Row @($shots | Where-Object name -NotIn @('too-long', 'unlucky' | Where-Object { $_ -ne $Row })) -FirstImage $FirstImage
        $before = Get-Created
        # The check needs no key.
        $env:STARVIDEOS_API_KEY = $null
        $null = & $script -Csv shots.csv *>&1
        $LASTEXITCODE | Should -Be 2
        Get-Created | Should -Be $before
        $found = @(Import-Csv videos/to-correct.csv)
        $found.Name | Should -Be $Wrong
        $found[0].Findings | Should -Match $Why
    }

    It 'ends with 1 without a key' {
        # In a process of its own: an error that ends a statement does not end a script in every host.
        $null = Enter-Workplace -Row @(Get-Kite 'A kite')
        $env:STARVIDEOS_API_KEY = $null
        $result = Start-File TestThenSubmit.ps1 '-Csv shots.csv' | Wait-Example
        $result.ExitCode | Should -Be 1
        $result.Output | Should -Match 'key'
    }

    It 'submits what cannot be told if it is told to' {
        $null = Enter-Studio -FirstImage '503'
        $before = Get-Created
        $output = & $script -Csv shots.csv -AllowUnsure *>&1
        $LASTEXITCODE | Should -Be 0 -Because ($output -join "`n")
        Get-Created | Should -Be ($before + 6)
    }

    It 'ends with <Code> for <Prompt>' -ForEach @(
        @{ Code = 1; Prompt = 'A kite [create:401]' }
        @{ Code = 2; Prompt = 'A kite [end:failed]' }
        @{ Code = 3; Prompt = 'A kite [polls:100]' }
        @{ Code = 4; Prompt = 'A kite [create:cut]' }
    ) {
        $null = Enter-Workplace -Row @(Get-Kite $Prompt)
        $output = & $script -Csv shots.csv -Timeout 1 *>&1
        $LASTEXITCODE | Should -Be $Code -Because ($output -join "`n")
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
        # Not redirected: the transcript does not contain redirected output.
        $null = & $script -Csv shots.csv -Path nightly -SecretName StarVideos
        $LASTEXITCODE | Should -Be 0
        $day = Get-ChildItem (Join-Path $folder 'nightly')
        $day.Name | Should -Match '^\d{4}-\d\d-\d\d$'
        @(Get-ChildItem $day.FullName -Filter *.mp4).Count | Should -Be 2
        $log = Get-Content (Join-Path $day.FullName 'log-*.txt') -Raw
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

    It 'tries a wrong key once' {
        $folder = Enter-Workplace
        $env:STARVIDEOS_API_KEY = 'wrong-key'
        $null = & $script -Csv shots.csv -Path nightly -Attempts 3 -Pause 86400
        $LASTEXITCODE | Should -Be 1
        @(Get-ChildItem (Join-Path $folder 'nightly') -Recurse -Filter 'log-*.txt').Count | Should -Be 1
    }

    It 'submits each row once when the second job starts while the first is at work' {
        $folder = Enter-Workplace -Row @(1..20 | ForEach-Object { [pscustomobject]@{ name = "n$_"; prompt = "Take $_" } })
        $before = Get-Created
        $results = @(1..2 | ForEach-Object { Start-File NightlyJob.ps1 '-Csv shots.csv -Path nightly' } | Wait-Example)
        $results.ExitCode | Should -Be 0, 0 -Because ($results.Output -join "`n")
        Get-Created | Should -Be ($before + 20)
        @(Get-ChildItem (Join-Path $folder 'nightly') -Recurse -Filter *.mp4).Count | Should -Be 20
        @(Get-ChildItem (Join-Path $folder 'nightly') -Recurse -Filter 'log-*.txt').Count | Should -Be 2
    }

    It 'does not try again what a cap stops again' {
        $folder = Enter-Workplace -Row @(Get-Kite 'A kite'; Get-Kite 'A boat')
        $env:STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY = '1'
        try {
            $null = & $script -Csv shots.csv -Path nightly -Attempts 3 -Pause 0
        }
        finally {
            $env:STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY = $null
        }
        $LASTEXITCODE | Should -Be 3
        $log = Get-Content (Get-ChildItem (Join-Path $folder 'nightly') -Recurse -Filter 'log-*.txt').FullName -Raw
        $log | Should -Match '1 (row|video) was not sent'
        $log | Should -Not -Match 'Attempt 2'
    }

    It 'is found and runs with the lines for a crontab' -Skip:($env:OS -eq 'Windows_NT' -or -not (Test-Path /usr/local/bin/pwsh, /usr/bin/pwsh).Contains($true)) {
        $folder = Enter-Workplace -Row @($shots | Where-Object name -EQ 'too-long'; [pscustomobject]@{ name = "$([char]0x98CE)$([char]0x7B5D)"; prompt = 'A kite [end:failed]' })
        # The module is installed for this user. The environment is cron's own, plus the lines of the crontab.
        $modules = New-Item -ItemType Directory (Join-Path $folder '.local/share/powershell/Modules')
        $null = New-Item -ItemType SymbolicLink (Join-Path $modules.FullName StarVideos) -Target $installed.FullName
        $set = @{ HOME = $folder; LOGNAME = 'someone'; SHELL = '/bin/sh'; PATH = '/usr/bin:/bin'; STARVIDEOS_API_KEY = $emulator.Key; STARVIDEOS_BASE_URI = $emulator.BaseUri }
        $lines = (Get-Help $script -Full).description.Text -join "`n" -split '\n' | ForEach-Object Trim
        $lines | Where-Object { $_ -cmatch '^([A-Z_]+)=(\S*)$' } | ForEach-Object { $name, $value = $_ -split '=', 2; $set[$name] = $value }
        $jobs = @($lines | Where-Object { $_ -match '^\d+ +\d+ \* \* \* ' })
        $jobs.Count | Should -Be 2
        # A line of a crontab ends at a percent sign.
        $jobs | Should -Not -Match '%'
        # The task has already ended, as in a run before a restart. So the job does not wait and submits nothing.
        $made = Start-Example "-NoProfile -Command `"Import-Csv shots.csv | New-StarVideoTask -Batch nightly-$(Get-Date -Format yyyy-MM-dd) -ErrorAction Ignore | Wait-StarVideoTask -PollInterval 1; exit 0`"" $set -Bare | Wait-Example
        $made.Output | Should -Match 'failed'
        $before = Get-Created
        foreach ($job in $jobs) {
            $line = ($job -replace '^(\S+ +){5}').Replace('/opt/starvideos/NightlyJob.ps1', "'$script'").Replace('/srv/shots.csv', "'$folder/shots.csv'").Replace('/srv/videos', "'$folder/nightly'")
            Push-Location $folder
            $log = & /usr/bin/env -i @($set.Keys | ForEach-Object { "$_=$($set[$_])" }) /bin/sh -c $line 2>&1
            Pop-Location
            # A row that breaks a rule, and a video that could not be made.
            $LASTEXITCODE | Should -Be 2 -Because ($log -join "`n")
        }
        Get-Created | Should -Be $before
        Get-Content (Get-ChildItem (Join-Path $folder 'nightly') -Recurse -Filter 'log-*.txt')[0].FullName -Raw | Should -Match "row 1.*duration[\s\S]*$([char]0x98CE).*failed"
    }

    It 'runs with the arguments for the task scheduler' {
        $folder = Enter-Workplace -Row ($shots | Where-Object name -EQ 'too-long')
        $arguments = [regex]::Match((Get-Help $script -Full).description.Text -join "`n", "Argument = '(.+)'").Groups[1].Value
        $arguments = $arguments.Replace('C:\StarVideos\NightlyJob.ps1', "`"$script`"").Replace('C:\StarVideos\shots.csv', "`"$folder/shots.csv`"").Replace('D:\Videos', "`"$folder/nightly`"")
        $arguments | Should -Not -Match ':\\'
        # A scheduled task starts in a folder of Windows.
        $result = Start-Example $arguments -Folder ([System.IO.Path]::GetTempPath()) | Wait-Example
        $result.ExitCode | Should -Be 2 -Because $result.Output
    }
}

Describe 'AzureAutomationRunbook.ps1' {
    BeforeAll {
        $script = Join-Path $examples 'AzureAutomationRunbook.ps1'
    }

    AfterEach {
        Pop-Location
    }

    It 'takes the key from a variable of the account, keeps the journal where it is told to, and continues' {
        $folder = Enter-Workplace -Row ($shots | Select-Object -First 2)
        $before = Get-Created
        $parameter = @{ Csv = "$folder/shots.csv"; Path = "$folder/videos"; Journal = "$folder/durable.jsonl"; Timeout = '600' }
        foreach ($run in 1..2) {
            $result = Start-Runbook $parameter | Wait-Example
            $result.ExitCode | Should -Be 0 -Because $result.Output
            $result.Output.TrimEnd() | Should -Match 'All 2 rows have their video\.$'
        }
        Get-Created | Should -Be ($before + 2)
        @(Get-ChildItem (Join-Path $folder 'videos') -Filter *.mp4).Count | Should -Be 2
        Join-Path $folder 'durable.jsonl' | Should -Exist
        # The folder of a job is gone when the job ends.
        @(Get-ChildItem (Join-Path $folder 'sandbox')).Count | Should -Be 0
    }

    It 'takes the key from a vault, and fails if something is left to do' {
        $folder = Enter-Workplace -Row ($shots | Select-Object -Last 3)
        $env:STARVIDEOS_API_KEY = $null
        { & $script -Csv shots.csv -Path videos -Journal (Join-Path $folder 'durable.jsonl') -SecretName StarVideos -ErrorAction SilentlyContinue 3>$null } |
            Should -Throw '1 of 3 rows have their video. Left: 1 InvalidRequest, 1 VideoTaskFailed. To start the runbook again without a change does not help. Correct these rows*'
    }

    It 'fails, and advises what helps, for <Prompt>: <Advice>' -ForEach @(
        @{ Prompt = 'A kite [create:cut]'; Advice = 'Look for the videos of the unknown outcomes' }
        @{ Prompt = 'A kite [create:401]'; Advice = 'Correct the key, the base address or the journal' }
        @{ Prompt = 'A kite [create:402]'; Advice = 'Correct these rows, or top up the account if its balance is too low\. Then start the runbook again' }
        @{ Prompt = 'A kite [end:failed]'; Advice = 'does not help\. Correct these rows' }
        @{ Prompt = 'A kite [polls:100]'; Advice = 'Not finished\. Start the runbook again with the same -Batch' }
    ) {
        $folder = Enter-Workplace -Row @(Get-Kite $Prompt)
        $result = Start-Runbook @{ Csv = "$folder/shots.csv"; Path = "$folder/videos"; Journal = "$folder/durable.jsonl"; Timeout = '1' } | Wait-Example
        $result.ExitCode | Should -Be 1
        $result.Output | Should -Match "Failed: 0 of 1 rows have their video\..*$Advice"
    }

    It 'does not advise a start that a cap stops again' {
        $folder = Enter-Workplace -Row @(Get-Kite 'A kite'; Get-Kite 'A boat')
        $env:STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY = '1'
        try {
            { & $script -Csv shots.csv -Path videos -Journal (Join-Path $folder 'durable.jsonl') -ErrorAction SilentlyContinue 3>$null } |
                Should -Throw '1 of 2 rows have their video. Left: 1 SpendingLimitReached. Raise the cap*'
        }
        finally {
            $env:STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY = $null
        }
    }

    It 'says which environment it needs' {
        $null = Enter-Workplace
        # Azure has no system-generated environment for PowerShell 7.4. In 7.2, which it has, the module does not load.
        (Get-Help $script -Full).description.Text -join ' ' | Should -Match '(?s)custom runtime environment.*PowerShell 7\.4'
    }

    It 'leaves no copy of a table that it has fetched' {
        $folder = Enter-Workplace -Row ($shots | Select-Object -First 1)
        $table = Join-Path $folder 'fetched.csv'
        Mock New-TemporaryFile { New-Item -ItemType File $table }
        Mock Invoke-WebRequest { Copy-Item shots.csv $OutFile } -ParameterFilter { $Uri -eq 'https://example.com/shots.csv' }
        $output = & $script -Csv https://example.com/shots.csv -Path videos -Journal (Join-Path $folder 'durable.jsonl') *>&1
        $output[-1] | Should -Be 'All 1 rows have their video.'
        $table | Should -Not -Exist
        Mock Invoke-WebRequest { Set-Content $OutFile 'half a table'; throw 'cut' } -ParameterFilter { $Uri -eq 'https://example.com/cut.csv' }
        { & $script -Csv https://example.com/cut.csv -Path videos -Journal (Join-Path $folder 'durable.jsonl') } | Should -Throw 'cut'
        $table | Should -Not -Exist
    }
}

Describe 'SplitOverWorkers.ps1' {
    AfterEach {
        Pop-Location
    }

    It 'shares the rows out, and a restart with fewer workers submits nothing again' {
        # Each of two identical rows is a video of its own.
        $folder = Enter-Workplace -Row @($shots[0], $shots[0], $shots[1], $shots[3], $shots[6])
        $before = Get-Created
        foreach ($workers in 2, 1) {
            $output = & (Join-Path $examples 'SplitOverWorkers.ps1') -Csv shots.csv -Workers $workers -PollInterval 1 *>&1
            $LASTEXITCODE | Should -Be 2
            $problems = @($output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
            $problems.FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
            # As the help of the script says, the number counts the rows of the worker. In the CSV the row is row 5.
            "$($problems[0])" | Should -BeLike "Row $(@{ 2 = 2; 1 = 5 }[$workers]) (too-long): *"
            Get-Created | Should -Be ($before + 4)
            @(Get-ChildItem (Join-Path $folder 'videos') -Filter *.mp4).Count | Should -Be 4
        }
    }

    It 'submits each row once when it is started twice at the same moment' {
        $folder = Enter-Workplace -Row @(1..20 | ForEach-Object { [pscustomobject]@{ name = "n$($_ % 10)"; prompt = "Take $($_ % 10)" } })
        $before = Get-Created
        $results = @(1..2 | ForEach-Object { Start-File SplitOverWorkers.ps1 '-Csv shots.csv -Workers 2 -PollInterval 1' } | Wait-Example)
        $results.ExitCode | Should -Be 0, 0 -Because ($results.Output -join "`n")
        Get-Created | Should -Be ($before + 20)
        @(Get-ChildItem (Join-Path $folder 'videos') -Filter *.mp4).Count | Should -Be 20
    }
}

Describe 'Exit codes' {
    AfterEach {
        Pop-Location
    }

    # Each exit code, with a row that causes it.
    It '<Code> is what <Script> ends with for <Prompt>' -ForEach @(
        foreach ($case in @(
                @{ Code = 0; Prompt = 'A kite' }
                @{ Code = 1; Prompt = 'A kite [create:401]' }
                @{ Code = 1; Prompt = 'A kite [create:403]' }
                @{ Code = 1; Prompt = 'A kite [create:404]' }
                @{ Code = 2; Prompt = 'A kite [create:402]' }
                @{ Code = 2; Prompt = 'A kite [end:failed]' }
                @{ Code = 2; Prompt = '' }
                @{ Code = 4; Prompt = 'A kite [create:cut]' }
            )) {
            @{ Script = 'CsvBatch.ps1'; Arguments = '' }, @{ Script = 'NightlyJob.ps1'; Arguments = '-Pause 86400' }, @{ Script = 'SplitOverWorkers.ps1'; Arguments = '-PollInterval 1 -Workers 1' } |
                ForEach-Object { $case + $_ }
        }
    ) {
        $null = Enter-Workplace -Row @(Get-Kite $Prompt)
        $result = Start-File $Script "-Csv shots.csv -Path videos $Arguments" | Wait-Example
        $result.ExitCode | Should -Be $Code -Because $result.Output
    }

    It '3 is what <Script> ends with when the time is up, and the next run continues' -ForEach @(
        @{ Script = 'NightlyJob.ps1'; Arguments = '-Attempts 1' }
        @{ Script = 'SplitOverWorkers.ps1'; Arguments = '-PollInterval 1 -Workers 1' }
    ) {
        $null = Enter-Workplace -Row @([pscustomobject]@{ name = 'slow'; prompt = 'A glacier [polls:3]' })
        $before = Get-Created
        (Start-File $Script "-Csv shots.csv -Path videos -Timeout 1 $Arguments" | Wait-Example).ExitCode | Should -Be 3
        (Start-File $Script "-Csv shots.csv -Path videos $Arguments" | Wait-Example).ExitCode | Should -Be 0
        Get-Created | Should -Be ($before + 1)
    }

    It '3 is what CsvBatch.ps1 ends with when a file cannot be written, and the next run continues' {
        $folder = Enter-Workplace -Row @([pscustomobject]@{ name = 'kite'; prompt = 'A kite' })
        $before = Get-Created
        $first = Start-File CsvBatch.ps1 '-Csv shots.csv -Path out' | Wait-Example
        $first.ExitCode | Should -Be 0
        $video = Get-ChildItem (Join-Path $folder 'out') -Filter *.mp4
        Remove-Item $video.FullName
        $null = New-Item -ItemType Directory $video.FullName
        (Start-File CsvBatch.ps1 '-Csv shots.csv -Path out' | Wait-Example).ExitCode | Should -Be 3
        Remove-Item $video.FullName
        (Start-File CsvBatch.ps1 '-Csv shots.csv -Path out' | Wait-Example).ExitCode | Should -Be 0
        Get-Created | Should -Be ($before + 1)
    }

    It '2 for what the service refused: the next run sends it again' {
        $null = Enter-Workplace -Row @([pscustomobject]@{ name = 'poor'; prompt = 'A kite [create:402x1]' })
        (Start-File CsvBatch.ps1 '-Csv shots.csv' | Wait-Example).ExitCode | Should -Be 2
        (Start-File CsvBatch.ps1 '-Csv shots.csv' | Wait-Example).ExitCode | Should -Be 0
    }
}

Describe 'Exit code 1' {
    AfterEach {
        Pop-Location
    }

    # In a process of its own: an error that ends a statement does not end a script in every host.
    It 'is what <Script> ends with without <What>' -ForEach @(
        foreach ($script in 'CsvBatch.ps1', 'NightlyJob.ps1', 'SplitOverWorkers.ps1') {
            @{ Script = $script; What = 'a key'; Key = $null; Csv = 'shots.csv'; Message = 'key' }
        }
        @{ Script = 'NightlyJob.ps1'; What = 'its table'; Key = 'emulator-key'; Csv = 'missing.csv'; Message = 'missing.csv' }
    ) {
        $null = Enter-Workplace
        $env:STARVIDEOS_API_KEY = $Key
        $result = Start-File $Script "-Csv $Csv -Path videos" | Wait-Example
        $result.ExitCode | Should -Be 1
        $result.Output | Should -Match $Message
    }
}

Describe 'github-actions-<Kind>.yml' -ForEach @(
    @{ Kind = 'job'; Index = @(0); Jobs = 1 }
    @{ Kind = 'matrix'; Index = @(0, 1); Jobs = 2 }
) {
    BeforeAll {
        $file = "github-actions-$Kind.yml"
        $workflow = Get-Content (Join-Path $examples $file) -Raw
        $run = @{ File = $file; Index = $Index; Jobs = $Jobs }
    }

    AfterEach {
        Pop-Location
    }

    It 'commits nothing, and pins every action and the module' {
        $null = Enter-Workplace
        $workflow | Should -Match '(?m)^permissions:\r?\n  actions: read\r?\n  contents: read\r?\n\r?\n'
        $workflow | Should -Not -Match '\bgit (add|commit|push)\b'
        foreach ($action in [regex]::Matches($workflow, '(?m)uses: (.+?)\r?$')) {
            $action.Groups[1].Value | Should -Match '^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$'
        }
        $module = Get-Module StarVideos
        $workflow | Should -Match ([regex]::Escape("-Version '[$($module.Version)-$($module.PrivateData.PSData.Prerelease)]'"))
        $workflow | Should -Match 'no release'
        # Otherwise two runs of one batch would each start without the journal of the other.
        $workflow | Should -Match '(?m)^concurrency:\r?\n  group: starvideos-\$\{\{ inputs\.batch \}\}\r?\n\r?\n'
    }

    It 'finds the module in the repository with the line for the time without a release' -Skip:($env:OS -eq 'Windows_NT') {
        $folder = Enter-Workplace -Row @(Get-Kite 'A kite')
        $null = New-Item -ItemType Directory modules
        Copy-Item (Split-Path $env:STARVIDEOS_TEST_MODULE) modules/StarVideos -Recurse
        $line = [regex]::Match($workflow, '(?m)^# .*?("PSModulePath=.+ >> \$env:GITHUB_ENV)').Groups[1].Value
        # The runner reads this file after the step and gives its variables to the next steps.
        $result = Start-Run $line @{ GITHUB_ENV = "$folder/env"; PSModulePath = $null } | Wait-Example
        $result.ExitCode | Should -Be 0 -Because $result.Output
        $name, $value = (Get-Content env) -split '=', 2
        $name | Should -Be 'PSModulePath'
        $result = Start-Step $file 'Make the videos' @{ PSModulePath = $value; BATCH = 'shots'; CSV = 'shots.csv'; INDEX = '0'; JOBS = '1' } | Wait-Example
        $result.ExitCode | Should -Be 0 -Because $result.Output
        @(Get-ChildItem videos -Filter *.mp4).Count | Should -Be 1
    }

    It 'has one step of each name, no tabs, and a script in each that can be parsed' {
        $null = Enter-Workplace
        $workflow | Should -Not -Match "`t"
        foreach ($step in 'Fetch the journals', 'Make the videos') {
            [regex]::Matches($workflow, "- name: $step\r?\n").Count | Should -Be 1
            $faults = $null
            $null = [System.Management.Automation.Language.Parser]::ParseInput((Get-Block $file run $step), [ref]$null, [ref]$faults)
            $faults | Should -BeNullOrEmpty
        }
    }

    It 'submits each row once, however often it is started or re-run, and fails while rows have no video' {
        # Each of two identical rows is a video of its own.
        $null = Enter-Workplace -Row (@($shots) + @($shots[0]))
        Write-FakeGitHub
        $before = Get-Created
        foreach ($number in @{ Run = 101 }, @{ Run = 101; Attempt = 2 }, @{ Run = 102 }) {
            $results = @(Invoke-Job @run @number)
            $results.Count | Should -Be $Jobs
            # Jobs with wrong rows fail, with the exit code that GitHub sees.
            ($results.ExitCode | Measure-Object -Maximum).Maximum | Should -Be 1
            ($results.Videos | Measure-Object -Sum).Sum | Should -Be 7 -Because ($results.Output -join "`n")
            Get-Created | Should -Be ($before + 8)
            @(($results.Output -join "`n") -split '\n' | Where-Object { $_ -like '::error::*' }).Count | Should -Be 2
            $results.Output -join "`n" | Should -Match '::error title=What to do::Correct these rows'
        }
    }

    It 'submits only what is new in a table that was corrected and sorted, dealt out to another number of jobs' {
        $null = Enter-Workplace -Row ($shots | Where-Object name -NE 'unlucky')
        Write-FakeGitHub
        $before = Get-Created
        $null = Invoke-Job @run -Run 101
        Get-Created | Should -Be ($before + 6)
        $shots | Where-Object name -NE 'unlucky' | Sort-Object name -Descending | ForEach-Object {
            $row = $_ | Select-Object *
            if ($row.name -eq 'too-long') { $row.duration = 6 }
            $row
        } | Export-Csv shots.csv -NoTypeInformation -Encoding UTF8
        $more = if ($Kind -eq 'matrix') { $Jobs + 1 } else { 1 }
        $results = @(Invoke-Job -File $file -Run 102 -Index @(0..($more - 1)) -Jobs $more)
        ($results.ExitCode | Measure-Object -Maximum).Maximum | Should -Be 0 -Because ($results.Output -join "`n")
        Get-Created | Should -Be ($before + 7)
    }

    It 'sends nothing after a job was lost, until that was looked into' {
        $null = Enter-Workplace -Row ($shots | Select-Object -First 2)
        Write-FakeGitHub
        $before = Get-Created
        $null = Invoke-Job @run -Run 101
        $null = Invoke-Job @run -Run 102 -IsLost
        foreach ($number in @{ Run = 102; Attempt = 2 }, @{ Run = 103 }) {
            $results = @(Invoke-Job @run @number)
            $results.ExitCode | Should -Be (@(1) * $Jobs)
            $results[0].Output | Should -Match 'run 102, attempt 1, job 0'
        }
        $results = @(Invoke-Job @run -Run 104 -LostChecked true) + @(Invoke-Job @run -Run 105)
        $results.ExitCode | Should -Be (@(0) * 2 * $Jobs) -Because ($results.Output -join "`n")
        Get-Created | Should -Be ($before + 2)
        # 'lost_checked' counts for the runs before it. A lost attempt of the same run is not checked.
        $null = Invoke-Job @run -Run 106 -LostChecked true -IsLost
        (Invoke-Job @run -Run 106 -Attempt 2 -LostChecked true)[0].Output | Should -Match 'run 106, attempt 1'
    }

    It 'settles what was looked up, and then pays for each row once' {
        $null = Enter-Workplace -Row @(Get-Kite 'A kite [create:cut]'; Get-Kite 'A kite [create:500]')
        $rows = Import-Csv shots.csv
        Write-FakeGitHub
        $before = Get-Created
        $first = @(Invoke-Job @run -Run 101).Output -join "`n"
        $ids = [regex]::Matches($first, '(\w+)=<task>') | ForEach-Object { $_.Groups[1].Value } | Sort-Object -Unique
        $ids.Count | Should -Be 2 -Because $first
        $there = (Invoke-RestMethod "$($emulator.BaseUri)/_emulator/tasks").tasks | Where-Object prompt -EQ $rows[0].prompt
        $settle = foreach ($id in $ids) {
            $line = Get-Content github/*.101.*.journal/journal.jsonl | Select-String "`"$id`".*`"prompt`"" | Select-Object -First 1
            if ($line -match 'create:cut') { "$id=$($there.id)" } else { "$id=gone" }
        }

        # A wrong id sends nothing. A run that is started again repeats the same answers.
        (Invoke-Job @run -Run 102 -Extra @{ SETTLE = "$($settle[0]) nobody=gone" }).ExitCode | Should -Be (@(1) * $Jobs)
        Get-Created | Should -Be ($before + 1)
        foreach ($number in @{ Run = 103 }, @{ Run = 103; Attempt = 2 }, @{ Run = 104 }) {
            $results = @(Invoke-Job @run @number -Extra @{ SETTLE = $settle -join ' ' })
            $results.ExitCode | Should -Be (@(0) * $Jobs) -Because ($results.Output -join "`n")
            ($results.Videos | Measure-Object -Sum).Sum | Should -Be 2
            Get-Created | Should -Be ($before + 2)
        }
    }

    It 'sends nothing when the journals cannot be fetched' {
        $null = Enter-Workplace
        Write-FakeGitHub
        $before = Get-Created
        $results = @(Invoke-Job @run -Run 101 -Extra @{ GITHUB_IS_DOWN = '1' })
        $results.ExitCode | Should -Be (@(1) * $Jobs)
        Get-Created | Should -Be $before
    }

    It 'fails, and says what to do, for <What>' -ForEach @(
        @{ What = 'a missing key'; Extra = @{ STARVIDEOS_API_KEY = '' }; Message = 'key' }
        @{ What = 'a wrong key'; Extra = @{ STARVIDEOS_API_KEY = 'wrong-key' }; Message = 'What to do::Correct the key' }
        @{ What = 'a missing table'; Extra = @{ CSV = 'missing.csv' }; Message = 'missing.csv' }
        @{ What = 'an unknown outcome'; Extra = @{}; Prompt = 'A kite [create:cut]'; Message = 'What to do::Some outcomes are unknown' }
        @{ What = 'a download that fails'; Extra = @{}; Prompt = 'A kite [media:html]'; Message = 'What to do::Not finished' }
        @{ What = 'a balance that is low'; Extra = @{}; Prompt = 'A kite [create:402]'; Message = 'What to do::The service refused some rows\. Correct these rows, or top up the account' }
        @{ What = 'a cap that is reached'; Extra = @{ STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY = '1' }; Rows = 4; Message = 'What to do::Raise the cap' }
    ) {
        $text = if ($Prompt) { $Prompt } else { 'A kite' }
        $null = Enter-Workplace -Row @(foreach ($number in 1..[Math]::Max(1, $Rows)) { Get-Kite $text })
        Write-FakeGitHub
        $result = Invoke-Job -File $file -Run 101 -Index 0 -Jobs $Jobs -Extra $Extra
        $result.ExitCode | Should -Be 1
        $result.Output | Should -Match $Message
    }
}

Describe 'kubernetes-indexed-job.yml' {
    BeforeAll {
        $manifest = (Get-Content (Join-Path $examples 'kubernetes-indexed-job.yml') -Raw) -replace '\r'

        function Enter-Volume {
            # The volume that the pods share, and the script as it is mounted.
            param([object[]] $Row)

            $folder = Enter-Workplace -Row $Row
            $null = New-Item -ItemType Directory modules
            Copy-Item (Split-Path $env:STARVIDEOS_TEST_MODULE) modules/StarVideos -Recurse
            [System.IO.File]::WriteAllText((Join-Path $folder 'make-videos.ps1'), (Get-Block kubernetes-indexed-job.yml make-videos.ps1))
        }

        function Start-Pod {
            param([int] $Index, [int] $Pods = 4, [string] $More = '')

            # The command of the container, with the paths of this machine; nothing in the environment but what the manifest and Kubernetes
            # put there, and the emulator's address.
            $words = [regex]::Match($manifest, '(?m)^ +command: \[pwsh, (.+)\]$').Groups[1].Value -split ', ' -replace '^"(.*)"$', '$1'
            $folder = (Get-Location).Path
            $words = @($words | ForEach-Object { "`"$($_ -creplace '^/scripts/', "$folder/" -creplace '^/data$', $folder)`"" })
            $words[[array]::IndexOf($words, '"-Pods"') + 1] = "`"$Pods`""
            $names = @([regex]::Matches($manifest, '(?m)^            - name: ([A-Z_]+)$').ForEach{ $_.Groups[1].Value })
            $names -join ' ' | Should -Be 'HOME STARVIDEOS_API_KEY'
            $null = New-Item -ItemType Directory -Force home
            $set = @{ HOME = "$folder/home"; STARVIDEOS_API_KEY = $emulator.Key; JOB_COMPLETION_INDEX = "$Index"; STARVIDEOS_BASE_URI = $emulator.BaseUri; PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' }
            Start-Example "$($words -join ' ') -PollInterval 1 $More" $set -Folder ([System.IO.Path]::GetPathRoot($folder)) -Bare
        }
    }

    AfterEach {
        Pop-Location
    }

    It 'has as many indexes as the script deals rows out to, and a script that can be parsed' {
        $null = Enter-Workplace
        [regex]::Match($manifest, '(?m)^  completions: (\d+)$').Groups[1].Value | Should -Be ([regex]::Match($manifest, '-Pods, "(\d+)"').Groups[1].Value)
        $manifest | Should -Match '(?m)^  completionMode: Indexed$'
        $manifest | Should -Match '(?m)^  accessModes: \[ReadWriteMany\]$'
        $manifest | Should -Not -Match "`t"
        $faults = $null
        $null = [System.Management.Automation.Language.Parser]::ParseInput((Get-Block kubernetes-indexed-job.yml make-videos.ps1), [ref]$null, [ref]$faults)
        $faults | Should -BeNullOrEmpty
    }

    It 'submits each row once with all pods at the same time, two of each index, and again with fewer' {
        Enter-Volume -Row @(@($shots | Where-Object name -NotIn 'too-long', 'unlucky') + @($shots[0]))
        $before = Get-Created
        $results = @(0, 1, 2, 3, 0, 1, 2, 3 | ForEach-Object { Start-Pod $_ } | Wait-Example)
        $results.ExitCode | Should -Be (@(0) * 8) -Because ($results.Output -join "`n")
        Get-Created | Should -Be ($before + 7)
        @(Get-ChildItem videos -Filter *.mp4).Count | Should -Be 7
        $results = @(0, 1 | ForEach-Object { Start-Pod $_ -Pods 2 } | Wait-Example)
        $results.ExitCode | Should -Be 0, 0
        Get-Created | Should -Be ($before + 7)
    }

    It 'ends with <Code> for <Prompt>' -ForEach @(
        @{ Code = 1; Prompt = 'A kite [create:401]' }
        @{ Code = 2; Prompt = 'A kite [end:failed]' }
        @{ Code = 3; Prompt = 'A kite [polls:100]' }
        @{ Code = 4; Prompt = 'A kite [create:cut]' }
    ) {
        Enter-Volume -Row @(Get-Kite $Prompt)
        $result = Start-Pod 0 -More '-Timeout 1' | Wait-Example
        $result.ExitCode | Should -Be $Code -Because $result.Output
        # Kubernetes starts a pod again after exit code 3 only.
        $manifest -match 'values: \[1, 2, 4\]' | Should -BeTrue
    }
}
