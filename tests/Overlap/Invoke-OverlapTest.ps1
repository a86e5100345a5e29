<#
.SYNOPSIS
    Runs the same line over the same rows many times at the same moment, and checks that every row is paid once.
.DESCRIPTION
    Several new PowerShell processes (or, with -Runspaces, several runspaces of one process) wait for a common moment. Then all of them submit
    the same CSV with New-StarVideoTask -Batch -Resume to an emulator of the service, with one journal. In every second round a random number
    of them, never all, are killed with SIGKILL at random moments.

    The script compares what the runs say with what the service accepted:

    - the service accepted no row more often than it is in the CSV (a tenth of the rows are exact copies of another row), times -Count;
    - every run that was not killed has, for each take of each row, a task with an id that the service gave to this row, or the error
      SubmissionOutcomeUnknown. At the end all runs say the same. No take of a row exists more often than the row;
    - without a kill nothing is unknown; with kills no more rows are unknown than the killed runs can have had on their way.

    The time of a run is the time of its slowest process from the common moment on. Before each round one process does the same rows alone,
    with a journal of its own. Compare these two times only: other work on the computer slows both.

    Writes one object for each round. Exits with 1 if one of these checks fails. The time of a round is not checked.
.EXAMPLE
    ./tests/Overlap/Invoke-OverlapTest.ps1 -Module out/StarVideos/StarVideos.psd1 -Emulator tests/StarVideos.Emulator/bin/Debug/net10.0/StarVideos.Emulator.dll | Format-Table
.EXAMPLE
    ./tests/Overlap/Invoke-OverlapTest.ps1 -Module out/StarVideos/StarVideos.psd1 -Emulator tests/StarVideos.Emulator/bin/Debug/net10.0/StarVideos.Emulator.dll -Processes 4 -Rows 50 -Count 3 | Format-Table
.EXAMPLE
    ./tests/Overlap/Invoke-OverlapTest.ps1 -Module out/StarVideos/StarVideos.psd1 -Emulator tests/StarVideos.Emulator/bin/Debug/net10.0/StarVideos.Emulator.dll -Runspaces 64 -Rounds 3 | Format-Table
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

    # Use this number of runspaces of one process in place of processes. None of them is killed.
    [ValidateRange(0, 64)]
    [int] $Runspaces = 0,

    # The number of rounds.
    [ValidateRange(1, 1000)]
    [int] $Rounds = 10,

    # Rows in the CSV.
    [ValidateRange(10, 100000)]
    [int] $Rows = 1000,

    # Takes of each row.
    [ValidateRange(1, 50)]
    [int] $Count = 1,

    # Submissions on their way at one time, in each run.
    [ValidateRange(1, 64)]
    [int] $ThrottleLimit = 16,

    # How long the service takes to answer, in milliseconds. It accepts a row at the start of that time.
    [ValidateRange(0, 10000)]
    [int] $Latency = 200,

    # Kills no process.
    [switch] $NoKill,

    # Does not measure one process alone.
    [switch] $NoComparison,

    # Seed for the choice of the killed processes and the moments.
    [int] $Seed = 20261121
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
. $PSScriptRoot/../Pester/Emulator.ps1
. $PSScriptRoot/Processes.ps1

$modulePath = (Resolve-Path $Module).Path
$takesOfRow = $Count
$folder = Join-Path ([IO.Path]::GetTempPath()) "starvideos-overlap-$PID"
$random = [Random]::new($Seed)
Add-Type -AssemblyName System.Net.Http
$http = [Net.Http.HttpClient]::new()

function Get-PromptCount {
    <#
    .SYNOPSIS
        Counts how often each prompt is in the list.
    #>
    param([string[]] $Prompt)

    $counts = @{}
    foreach ($one in $Prompt) {
        $counts[$one]++
    }

    $counts
}

function Get-Acceptance {
    <#
    .SYNOPSIS
        Returns the row that the service gave each id to: prompts by id. Call it after the service has finished every request.
    #>
    $last = -1
    while ($true) {
        $status = $http.GetStringAsync("$base/_emulator/status").GetAwaiter().GetResult() | ConvertFrom-Json
        if ($status.createsInFlight -eq 0 -and $status.createsReceived -eq $last) {
            break
        }

        $last = $status.createsReceived
        [Threading.Thread]::Sleep(60)
    }

    $prompts = @{}
    foreach ($task in ($http.GetStringAsync("$base/_emulator/tasks").GetAwaiter().GetResult() | ConvertFrom-Json).tasks) {
        $prompts[$task.id] = $task.prompt
    }

    $prompts
}

function Open-Run {
    <#
    .SYNOPSIS
        Starts the line for the rows of all runs.
    #>
    param([string] $Journal, [string] $Report, [int] $InRunspaces)

    Start-Submission -Module $modulePath -Path $csv -Batch 'overlap' -Report $Report -Go $go -ThrottleLimit $ThrottleLimit -Runspaces $InRunspaces -Count $takesOfRow -Environment @{
        STARVIDEOS_API_KEY = $server.Key
        STARVIDEOS_BASE_URI = $base
        STARVIDEOS_JOURNAL = $Journal
    }
}

function Invoke-Round {
    <#
    .SYNOPSIS
        Starts runs at the same moment, kills some of them, and returns what the others said and how long they took.
    #>
    param([int] $Count, [int] $InRunspaces = 1, [double[]] $KillAfter = @())

    $null = $http.PostAsync("$base/_emulator/reset", $null).GetAwaiter().GetResult()
    Remove-Item "$folder/journal*", "$folder/*.json", $go -ErrorAction Ignore
    $runs = @(foreach ($number in 1..$Count) { Open-Run -Journal "$folder/journal.jsonl" -Report "$folder/$number.json" -InRunspaces $InRunspaces })
    Wait-Ready $runs
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $begin = [DateTime]::UtcNow
    $null = New-Item $go
    $victims = @($runs | Sort-Object { $random.Next() } | Select-Object -First $KillAfter.Count)
    $moments = @($KillAfter | Sort-Object)
    for ($i = 0; $i -lt $victims.Count; $i++) {
        [Threading.Thread]::Sleep([int] [math]::Max(0, $moments[$i] * 1000 - $watch.ElapsedMilliseconds))
        if (-not $victims[$i].Process.HasExited) {
            # SIGKILL: the process can run no more code.
            $victims[$i].Process.Kill()
            $victims[$i].Process.WaitForExit()
            $victims[$i].IsKilled = $true
        }
    }

    $said = @(foreach ($run in $runs) { Receive-Report $run })
    [pscustomobject]@{
        Said = $said
        Killed = @($runs | Where-Object IsKilled).Count
        Seconds = ($said | ForEach-Object { ([DateTime] $_.Done).ToUniversalTime() - $begin } | Measure-Object TotalSeconds -Maximum).Maximum
    }
}

function Test-Tally {
    <#
    .SYNOPSIS
        Compares what the finished runs say with what the service accepted. Returns one text for each fault.
    #>
    param($Round, [hashtable] $Accepted)

    $service = Get-PromptCount @($Accepted.Values)
    foreach ($prompt in $service.Keys) {
        if ($service[$prompt] -gt $due[$prompt]) {
            "paid for $($service[$prompt]) times instead of $($due[$prompt]): '$prompt'"
        }
    }

    foreach ($run in $Round.Said) {
        $tasks = Get-PromptCount @($run.Tasks | ForEach-Object Prompt)
        $unknown = Get-PromptCount @($run.Faults | ForEach-Object Prompt)
        foreach ($fault in $run.Faults) {
            if ($fault.Id -ne 'SubmissionOutcomeUnknown') {
                "an error that is not about an unknown outcome: $($fault.Id): $($fault.Message)"
            }
        }

        if (@($run.Tasks | ForEach-Object Id | Sort-Object -Unique).Count -ne @($run.Tasks).Count) {
            'a run emitted an id twice'
        }

        foreach ($task in $run.Tasks) {
            if ($Accepted[$task.Id] -ne $task.Prompt) {
                "the service did not give id $($task.Id) to '$($task.Prompt)'"
            }
        }

        $takes = Get-PromptCount @($run.Tasks | ForEach-Object { "$($_.Take) of $($_.Prompt)" })
        foreach ($take in $takes.Keys) {
            if ($takes[$take] -gt $due[($take -split ' of ', 2)[1]] / $takesOfRow) {
                "a run has $($takes[$take]) times take $take"
            }
        }

        foreach ($prompt in $due.Keys) {
            if ($tasks[$prompt] + $unknown[$prompt] -ne $due[$prompt]) {
                "neither a task nor reported: '$prompt'"
            }

            if ($service[$prompt] -gt $tasks[$prompt] + $unknown[$prompt] -or $service[$prompt] -lt $tasks[$prompt]) {
                "accepted and not accounted for: '$prompt'"
            }
        }

        if (@($run.Faults).Count -gt $Round.Killed * $ThrottleLimit) {
            "$(@($run.Faults).Count) rows are unknown, though $($Round.Killed) killed runs had at most $($Round.Killed * $ThrottleLimit) on their way"
        }
    }

    $differing = @($Round.Said | ForEach-Object { (@($_.Tasks | ForEach-Object Id | Sort-Object) -join ' ') } | Sort-Object -Unique).Count
    if ($differing -gt 1) {
        'the runs do not name the same tasks'
    }
}

$null = New-Item -ItemType Directory $folder
$server = $null
$violations = 0
try {
    $env:STARVIDEOS_TEST_EMULATOR = (Resolve-Path $Emulator).Path
    $server = Start-Emulator -Option '--latency', $Latency
    $base = $server.BaseUri
    $csv = Join-Path $folder 'rows.csv'
    $go = Join-Path $folder 'go'

    # A tenth are copies of the row before: each is a video of its own.
    $table = foreach ($number in 1..$Rows) {
        $shown = if ($number % 10 -eq 0) { $number - 1 } else { $number }
        [pscustomobject]@{ name = "shot-$shown"; prompt = "A paper boat in the rain, take $shown"; duration = 5 }
    }
    $table | Export-Csv $csv
    $due = Get-PromptCount ($table.prompt * $takesOfRow)

    for ($number = 1; $number -le $Rounds; $number++) {
        $alone = if ($NoComparison) { $null } else { Invoke-Round -Count 1 }
        if ($Runspaces -gt 0) {
            $round = Invoke-Round -Count 1 -InRunspaces $Runspaces
        }
        else {
            $length = if ($alone) { $alone.Seconds } else { $Rows * $takesOfRow * $Latency / 1000 / $ThrottleLimit }
            $kills = if ($NoKill -or $number % 2 -ne 0) { 0 } else { $random.Next(1, $Processes) }
            $round = Invoke-Round -Count $Processes -KillAfter @(for ($i = 0; $i -lt $kills; $i++) { $random.NextDouble() * $length / 2 })
        }

        $accepted = Get-Acceptance
        $wrong = @(Test-Tally $round $accepted)
        $violations += $wrong.Count
        $wrong | Select-Object -Unique | ForEach-Object { Write-Warning "Round ${number}: $_" }
        $tally = Get-PromptCount @($accepted.Values)
        $unknown = @($round.Said[0].Faults).Count
        [pscustomobject]@{
            Round = $number
            Runs = if ($Runspaces -gt 0) { $Runspaces } else { $Processes }
            Killed = $round.Killed
            Accepted = $accepted.Count
            Unknown = $unknown
            UnknownAccepted = $accepted.Count - @($round.Said[0].Tasks).Count
            Tasks = @($round.Said[0].Tasks).Count
            Duplicates = @($due.Keys | Where-Object { $tally[$_] -gt $due[$_] }).Count
            Seconds = [math]::Round($round.Seconds, 1)
            Alone = if ($alone) { [math]::Round($alone.Seconds, 1) } else { $null }
            Ratio = if ($alone) { [math]::Round($round.Seconds / $alone.Seconds, 2) } else { $null }
            Violations = $wrong.Count
        }
    }
}
finally {
    Stop-Emulator $server
    $http.Dispose()
    Remove-Item $folder -Recurse -Force -ErrorAction Ignore
}

Write-Information "$Rounds rounds, $violations violations." -InformationAction Continue
exit [int]($violations -gt 0)
