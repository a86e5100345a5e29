# Dot-sourced by the test files that run examples: those of the help, of README.md and of the cookbook.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'The test files use these variables.')]
param()

function Get-MarkdownExample {
    <#
    .SYNOPSIS
        The PowerShell blocks of a document that run a command of the module, as test cases: Title, Code.
    #>
    param([string] $Document)

    # Blocks that build or install, and blocks of output, are not run.
    $number = 0
    $text = Get-Content (Join-Path $PSScriptRoot "../../$Document") -Raw -Encoding UTF8
    foreach ($block in [regex]::Matches($text, '(?ms)^```powershell\r?\n(.*?)^```')) {
        $number++
        $code = $block.Groups[1].Value -replace '(?m)^\s*(Import-Module|(Install|Update|Uninstall)-(Module|PSResource))\b.*$'
        $line = ($text.Substring(0, $block.Index) -split '\n').Count
        if ($code -match '-StarVideo') {
            @{ Title = "$Document, block $number in line $line"; Code = $code }
        }
    }
}

# Dot-sourced, since the tests use its variables.
function Enter-ExampleHost {
    # What examples may count on: an emulator, the module as on a machine where it is installed, no interval of half a minute.
    $examples = Join-Path $PSScriptRoot '../../examples'
    # As in a console. The suite itself stops at errors, and scripts inherit that.
    $ErrorActionPreference = 'Continue'
    $shots = Import-Csv (Join-Path $examples 'shots.csv')
    $emulator = Start-Emulator -Option '--ready-after-polls', '1', '--references'

    $environment = @{}
    foreach ($name in 'STARVIDEOS_API_KEY', 'STARVIDEOS_BASE_URI', 'STARVIDEOS_JOURNAL', 'STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY', 'PSModulePath') {
        $environment[$name] = [Environment]::GetEnvironmentVariable($name)
    }
    $PSDefaultParameterValues['Wait-StarVideoTask:PollInterval'] = 1
    $installed = (Get-Item $env:STARVIDEOS_TEST_MODULE).Directory
    while ($installed.Name -ne 'StarVideos') {
        $installed = $installed.Parent
    }
    $env:PSModulePath = $installed.Parent.FullName + [System.IO.Path]::PathSeparator + $env:PSModulePath
}

function Exit-ExampleHost {
    $PSDefaultParameterValues.Remove('Wait-StarVideoTask:PollInterval')
    Disconnect-StarVideo
    foreach ($name in $environment.Keys) {
        [Environment]::SetEnvironmentVariable($name, $environment[$name])
    }
    Stop-Emulator $emulator
}

# What an example may expect on a computer: a vault, the assets of an Automation account.
function Get-Secret {
    param([string] $Name)

    if ($Name) {
        [System.Net.NetworkCredential]::new('', $emulator.Key).SecurePassword
    }
}

function Register-SecretVault {
    param([string] $Name, [string] $ModuleName, [switch] $DefaultVault)

    if (-not $Name -or -not $ModuleName -or -not $DefaultVault) { throw 'No vault.' }
}

function Set-Secret {
    param([string] $Name, [securestring] $Secret)

    if (-not $Name -or $Secret.Length -eq 0) { throw 'No secret.' }
}

function Get-AutomationVariable {
    param([string] $Name)

    if ($Name) {
        $emulator.Key
    }
}

function Enter-Workplace {
    # Makes a new folder with the table of the examples, its own journal, and the key in the environment.
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

    # With a byte order mark: Windows PowerShell reads Chinese letters only so.
    $file = Join-Path (Get-Location) 'example.ps1'
    [System.IO.File]::WriteAllText($file, $Code, [System.Text.UTF8Encoding]::new($true))
    & $file *>&1
}

function Use-EmulatorReference {
    # Replaces the invented images and videos of the examples by those of the emulator. Other replaces the first image.
    param([Parameter(ValueFromPipeline)] [string] $Text, [string] $Other = 'still.png')

    process {
        $Text = [regex]::new('https://example\.com/[\w-]+\.png').Replace($Text, "$($emulator.References)$Other", 1)
        $Text -replace 'https://example\.com/[\w-]+\.png', "$($emulator.References)still.png" -replace 'https://example\.com/[\w-]+\.mp4', "$($emulator.References)first.mp4"
    }
}

function Get-Problem {
    # Returns what no example may write: errors, and warnings except two: that of every first run of a batch, and that of references on
    # this computer.
    param($Output)

    $Output | Where-Object { "$_" -notmatch "^No earlier run '.*so every row is submitted\.( Labels it has: .*)?$|is an address of this computer or of this network; " } | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -or $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object { "$_" }
}

function Get-LostSubmission {
    # Two submissions of unknown outcome: the video of harbour is at the service, that of kitchen is not.
    $prompt = "A lighthouse at dawn $([guid]::NewGuid())"
    New-StarVideoTask "$prompt [create:cut]" -Name harbour -Batch nightly-2026-11-20 -ErrorAction SilentlyContinue
    New-StarVideoTask "$prompt, inside [create:500]" -Name kitchen -Batch nightly-2026-11-20 -ErrorAction SilentlyContinue
    $made = (Invoke-RestMethod "$($emulator.BaseUri)/_emulator/tasks").tasks | Where-Object prompt -EQ "$prompt [create:cut]"
    [pscustomobject]@{ TaskId = $made.id; Count = @(Get-StarVideoSubmission -Outcome Unknown).Count }
}

function New-Review {
    # A page in the folder videos, of a run labelled trailer, and the decisions that were made on it: one of each kind.
    $null = 'A lighthouse', 'A fox', 'A kite' | New-StarVideoTask -Batch trailer -ThrottleLimit 1 | Wait-StarVideoTask | Save-StarVideo -Path videos | Export-StarVideoReview -Path videos
    $data = [regex]::Match((Get-Content videos/review.html -Raw -Encoding UTF8), '(?s)id="review-data">(.*?)</script>').Groups[1].Value | ConvertFrom-Json
    $decisions = @(
        @{ id = $data.entries[0].id; decision = 'keep'; rating = 5 }
        @{ id = $data.entries[1].id; decision = 'reject' }
        @{ id = $data.entries[2].id; decision = 'retake'; count = 2; request = @{ mode = 'Text'; prompt = 'A red kite'; name = 'kite' } }
    )
    $review = @{ v = 1; kind = 'starvideos-review'; review = $data.id; page = 'review.html'; decisions = $decisions } | ConvertTo-Json -Depth 5
    [System.IO.File]::WriteAllText((Join-Path (Get-Location) 'videos/review.json'), $review)
}

function Get-Created {
    (Get-EmulatorStatus $emulator).createsAccepted
}

function Test-Example {
    <#
    .SYNOPSIS
        Runs the code of an example in the workplace, and looks at what it did: no problem, submissions where it submits, files where it saves.
    #>
    param([string] $Code)

    # The ids and the address a text can only make up, and a submission of unknown outcome.
    $ConfirmPreference = 'None'
    if ($Code -match 'Resolve-StarVideoSubmission|-Outcome Unknown') {
        $unknown = Get-LostSubmission
        $Code = $Code.Replace('video_starvideos_1234567890', $unknown.TaskId)
    }
    elseif ($Code -match 'video_starvideos_1234567890') {
        $Code = $Code.Replace('video_starvideos_1234567890', (New-StarVideoTask 'A lighthouse at dawn' -Name harbour).Id)
    }
    # Tasks of an earlier run: a row that failed, a video that nobody has saved.
    if ($Code -match '-Status Failed') {
        $null = New-StarVideoTask 'A kettle [end:failed]' -Name kitchen -Batch nightly-2026-11-20 | Wait-StarVideoTask -ErrorAction SilentlyContinue
    }
    if ($Code -match '(?s)Get-StarVideoTask.*Save-StarVideo' -and $Code -notmatch 'New-StarVideoTask') {
        $null = New-StarVideoTask 'A kettle' -Name kettle -Batch trailer
    }
    if ($Code -match '-CheckReference') {
        $Code = $Code | Use-EmulatorReference
        [System.IO.File]::WriteAllText("$folder/shots.csv", ([System.IO.File]::ReadAllText("$folder/shots.csv") | Use-EmulatorReference))
    }
    if ($Code -match 'Import-StarVideoReview|Export-StarVideoReview.* -Batch|Get-(ChildItem|StarVideoTask)[^;]*\| *\r?\n?[^;]*Export-StarVideoReview' -and $Code -notmatch 'Import-Csv') {
        New-Review
    }
    # No browser is to open.
    $Code = $Code -replace ' -Show\b'
    $Code = $Code.Replace('http://127.0.0.1:8080/kyyReactApiServer', $emulator.BaseUri)
    # A share is a folder here.
    $Code = $Code.Replace('\\server\videos\', "$folder/")
    $before = Get-Created

    $output = Invoke-Example $Code

    Get-Problem $output | Should -BeNullOrEmpty
    if ($Code -match [regex]::Escape($emulator.BaseUri)) {
        # Tasks of the emulator do not come among those that were paid for.
        Join-Path $folder 'journal.jsonl' | Should -Not -Exist
    }
    if ($Code -match 'New-StarVideoTask(?!.*-WhatIf)') {
        Get-Created | Should -BeGreaterThan $before
    }
    else {
        Get-Created | Should -Be $before
    }
    if ($Code -match 'Resolve-StarVideoSubmission(?!.*-WhatIf)') {
        @(Get-StarVideoSubmission -Outcome Unknown).Count | Should -BeLessThan $unknown.Count
    }
    if ($Code -match '(?s)(New-StarVideoTask|Get-StarVideoTask|1234567890|-Id |-TaskId ).*Save-StarVideo') {
        $files = @(Get-ChildItem $folder -Recurse -Filter *.mp4)
        $files.Count | Should -BeGreaterThan 0
        ($files | Measure-Object -Property Length -Minimum).Minimum | Should -BeGreaterThan 1000
    }
    if ($Code -match '(?m)^\s*exit\b|\{ exit ') {
        $LASTEXITCODE | Should -Be 0
    }
}
