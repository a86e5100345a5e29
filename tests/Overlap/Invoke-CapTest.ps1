<#
.SYNOPSIS
    Runs many processes at the same moment with one cap on the videos of 24 hours, and checks that they send exactly what the cap allows.
.DESCRIPTION
    Several new PowerShell processes wait for a common moment. Then each submits a CSV of its own, with a label of its own, to an emulator of
    the service. All use one journal and the same cap in STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY.

    The script compares what they say with what the service received:

    - the service received as many submissions as the cap allows, or all rows if there are fewer;
    - every process accounts for each of its rows: as a task, or in its one error SpendingLimitReached.

    Writes one object for each round. Exits with 1 if one of these checks fails.
.EXAMPLE
    ./tests/Overlap/Invoke-CapTest.ps1 -Module out/StarVideos/StarVideos.psd1 -Emulator tests/StarVideos.Emulator/bin/Debug/net10.0/StarVideos.Emulator.dll | Format-Table
#>
[CmdletBinding()]
[OutputType([pscustomobject])]
param(
    # The manifest of the built module.
    [Parameter(Mandatory)]
    [string] $Module,

    # The emulator, built.
    [Parameter(Mandatory)]
    [string] $Emulator,

    # Processes that start at the same moment.
    [ValidateRange(1, 64)]
    [int] $Processes = 8,

    # Rows of each process.
    [ValidateRange(1, 100000)]
    [int] $Rows = 200,

    # The cap.
    [ValidateRange(1, 1000000)]
    [int] $MaximumVideosPerDay = 500,

    # The number of rounds.
    [ValidateRange(1, 1000)]
    [int] $Rounds = 10,

    # Submissions on their way at one time, in each process.
    [ValidateRange(1, 64)]
    [int] $ThrottleLimit = 16,

    # How long the service takes to answer, in milliseconds.
    [ValidateRange(0, 10000)]
    [int] $Latency = 50
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
. $PSScriptRoot/../Pester/Emulator.ps1
. $PSScriptRoot/Processes.ps1

$modulePath = (Resolve-Path $Module).Path
$folder = Join-Path ([IO.Path]::GetTempPath()) "starvideos-cap-$PID"
$go = Join-Path $folder 'go'

function Open-Run {
    <#
    .SYNOPSIS
        Starts the line for rows of its own.
    #>
    param([int] $Number)

    $csv = Join-Path $folder "rows-$Number.csv"
    1..$Rows | ForEach-Object { [pscustomobject]@{ prompt = "A paper boat in the rain, take $_ of $Number"; duration = 5 } } | Export-Csv $csv
    Start-Submission -Module $modulePath -Path $csv -Batch "cap-$Number" -Report (Join-Path $folder "$Number.json") -Go $go -ThrottleLimit $ThrottleLimit -Environment @{
        STARVIDEOS_API_KEY = $server.Key
        STARVIDEOS_BASE_URI = $server.BaseUri
        STARVIDEOS_JOURNAL = Join-Path $folder 'journal.jsonl'
        STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY = $MaximumVideosPerDay
    }
}

function Test-Report {
    <#
    .SYNOPSIS
        Returns one text for each fault in what a process said.
    #>
    param($Report)

    $faults = @($Report.Faults)
    $left = 0
    if ($faults.Count -gt 1 -or ($faults.Count -eq 1 -and $faults[0].Id -ne 'SpendingLimitReached')) {
        "other errors than one of the cap: $($faults.Id -join ', ')"
    }
    elseif ($faults.Count -eq 1) {
        $left = [int] ($faults[0].Message -replace '^(\d+) videos? .*', '$1')
    }

    if (@($Report.Tasks).Count + $left -ne $Rows) {
        "$(@($Report.Tasks).Count) tasks and $left rows that were not sent, of $Rows"
    }
}

$null = New-Item -ItemType Directory $folder
$server = $null
$violations = 0
try {
    $env:STARVIDEOS_TEST_EMULATOR = (Resolve-Path $Emulator).Path
    $server = Start-Emulator -Option '--latency', $Latency
    for ($number = 1; $number -le $Rounds; $number++) {
        $null = Invoke-RestMethod "$($server.BaseUri)/_emulator/reset" -Method Post
        Remove-Item "$folder/*"
        $runs = @(foreach ($run in 1..$Processes) { Open-Run -Number $run })
        Wait-Ready $runs
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $null = New-Item $go
        $reports = @(foreach ($run in $runs) { Receive-Report $run })
        $seconds = $watch.Elapsed.TotalSeconds
        $received = (Get-EmulatorStatus $server).createsReceived
        $due = [math]::Min($Processes * $Rows, $MaximumVideosPerDay)
        $wrong = @(
            if ($received -ne $due) { "$received submissions instead of $due" }
            foreach ($report in $reports) { Test-Report $report }
        )
        $violations += $wrong.Count
        $wrong | Select-Object -Unique | ForEach-Object { Write-Warning "Round ${number}: $_" }
        $tasks = @($reports | ForEach-Object { @($_.Tasks).Count })
        [pscustomobject]@{
            Round = $number
            Processes = $Processes
            Rows = $Processes * $Rows
            Cap = $MaximumVideosPerDay
            Sent = $received
            Tasks = ($tasks | Measure-Object -Sum).Sum
            FewestOfOne = ($tasks | Measure-Object -Minimum).Minimum
            MostOfOne = ($tasks | Measure-Object -Maximum).Maximum
            Seconds = [math]::Round($seconds, 1)
            Violations = $wrong.Count
        }
    }
}
finally {
    Stop-Emulator $server
    Remove-Item $folder -Recurse -Force -ErrorAction Ignore
}

Write-Information "$Rounds rounds, $violations violations." -InformationAction Continue
exit [int]($violations -gt 0)
