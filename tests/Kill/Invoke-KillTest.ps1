<#
.SYNOPSIS
    Kills a batch with SIGKILL at many different moments and checks that no row is paid twice and no task is lost.
.DESCRIPTION
    For each kill, a new PowerShell process submits a CSV with New-StarVideoTask -Batch -Resume to an emulator of the service, and is killed.
    A tenth of the kills come by the clock, while PowerShell starts. The others are spread evenly over the batch: every second one when the
    service has accepted a given number of rows, the others in the moment in which the journal passes a given length (between an intent and
    its request, or between an answer and its record). Then the same line runs again, to its end, and once more.

    The script compares what the module says with what the service accepted, prompt by prompt. Ten rows are exact copies of another row, so a
    prompt must be submitted once or twice:

    - the service accepted no row more often than it is in the CSV;
    - every row is either a task, with an id that the service gave to this row, or the error SubmissionOutcomeUnknown;
    - everything that the service accepted beyond the tasks is among the rows reported as unknown;
    - the run that reports a row as unknown did not send it, and no more rows are unknown than were on their way at one time;
    - the second run waits for none of them: the process that sent them has ended, so no answer can be recorded any more;
    - the third run sends nothing and says the same.

    With -Resubmit, the script then submits the unknown rows that have no task at the service (a person would see this in the service's
    console) with -Force. At the end the service must have accepted each row exactly once.

    Writes one object for each kill and a summary to the host. Exits with 1 if one of these checks fails.
.EXAMPLE
    ./tests/Kill/Invoke-KillTest.ps1 -Module out/StarVideos/StarVideos.psd1 -Emulator tests/StarVideos.Emulator/bin/Debug/net10.0/StarVideos.Emulator.dll -Resubmit | Format-Table
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

    # How many times a batch is killed.
    [ValidateRange(1, 10000)]
    [int] $Kills = 50,

    # Rows in the batch.
    [ValidateRange(20, 10000)]
    [int] $Rows = 200,

    # Submissions on their way at one time.
    [ValidateRange(1, 64)]
    [int] $ThrottleLimit = 8,

    # How long the service takes to answer, in milliseconds. It accepts a row at the start of that time.
    [ValidateRange(0, 10000)]
    [int] $Latency = 15,

    # At the end, submits with -Force the unknown rows that the service never accepted.
    [switch] $Resubmit,

    # Seed for the choice of the moments.
    [int] $Seed = 20261120
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
. $PSScriptRoot/../Pester/Emulator.ps1

$modulePath = (Resolve-Path $Module).Path
$shell = (Get-Process -Id $PID).Path
$folder = Join-Path ([IO.Path]::GetTempPath()) "starvideos-kill-$PID"
$random = [Random]::new($Seed)
Add-Type -AssemblyName System.Net.Http
$http = [Net.Http.HttpClient]::new()
$environment = @{}

function Get-Status {
    $http.GetStringAsync("$base/_emulator/status").GetAwaiter().GetResult() | ConvertFrom-Json
}

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
        Returns the row that the service gave each id to: prompts by id.
    #>
    $prompts = @{}
    foreach ($task in ($http.GetStringAsync("$base/_emulator/tasks").GetAwaiter().GetResult() | ConvertFrom-Json).tasks) {
        $prompts[$task.id] = $task.prompt
    }

    $prompts
}

function Wait-Quiet {
    <#
    .SYNOPSIS
        Waits until the service has finished every request that the killed process had sent.
    #>
    $last = -1
    while ($true) {
        $status = Get-Status
        if ($status.createsInFlight -eq 0 -and $status.createsReceived -eq $last) {
            return $status
        }

        $last = $status.createsReceived
        [Threading.Thread]::Sleep(60)
    }
}

function Open-Run {
    <#
    .SYNOPSIS
        Starts the line in a new process.
    #>
    param([string] $Csv, [switch] $Force)

    $start = [Diagnostics.ProcessStartInfo]::new($shell)
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $arguments = '-NoProfile', '-NonInteractive', '-File', (Join-Path $PSScriptRoot 'Submit-Batch.ps1'),
        '-Module', $modulePath, '-Path', $Csv, '-Batch', 'kill', '-Report', $report, '-ThrottleLimit', $ThrottleLimit
    if ($Force) {
        $arguments += '-Force'
    }

    # Not ArgumentList: .NET Framework does not have it. No argument contains a quotation mark or ends in a backslash.
    $start.Arguments = ($arguments | ForEach-Object { "`"$_`"" }) -join ' '
    foreach ($name in $environment.Keys) {
        $start.EnvironmentVariables[$name] = $environment[$name]
    }

    [Diagnostics.Process]::Start($start)
}

function Complete-Run {
    <#
    .SYNOPSIS
        Runs the line to its end and returns its report.
    #>
    param([string] $Csv, [switch] $Force)

    Remove-Item $report -ErrorAction Ignore
    $process = Open-Run $Csv -Force:$Force
    $errors = $process.StandardError.ReadToEndAsync()
    $null = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    if ($process.ExitCode -ne 0 -or -not (Test-Path $report)) {
        throw "The run ended with exit code $($process.ExitCode): $($errors.GetAwaiter().GetResult())"
    }

    Get-Content $report -Raw | ConvertFrom-Json
}

function Test-Tally {
    <#
    .SYNOPSIS
        Compares what a finished run says with what the service accepted. Returns one text for each fault.
    #>
    param($Run, [hashtable] $Accepted)

    $tasks = Get-PromptCount @($Run.Tasks | ForEach-Object Prompt)
    $unknown = Get-PromptCount @($Run.Faults | ForEach-Object Prompt)
    $service = Get-PromptCount @($Accepted.Values)

    foreach ($fault in $Run.Faults) {
        if ($fault.Id -ne 'SubmissionOutcomeUnknown') {
            "an error that is not about an unknown outcome: $($fault.Id): $($fault.Message)"
        }
    }

    if (@($Run.Tasks | ForEach-Object Id | Sort-Object -Unique).Count -ne $Run.Tasks.Count) {
        'an id was emitted twice'
    }

    foreach ($task in $Run.Tasks) {
        if ($Accepted[$task.Id] -ne $task.Prompt) {
            "the service did not give id $($task.Id) to '$($task.Prompt)'"
        }
    }

    foreach ($prompt in $due.Keys) {
        if ($service[$prompt] -gt $due[$prompt]) {
            "paid for $($service[$prompt]) times instead of $($due[$prompt]): '$prompt'"
        }

        if ($tasks[$prompt] + $unknown[$prompt] -ne $due[$prompt]) {
            "neither a task nor reported: '$prompt'"
        }

        if ($service[$prompt] -gt $tasks[$prompt] + $unknown[$prompt] -or $service[$prompt] -lt $tasks[$prompt]) {
            "accepted and not accounted for: '$prompt'"
        }
    }

    foreach ($prompt in $service.Keys) {
        if (-not $due.ContainsKey($prompt)) {
            "the service accepted what nobody asked for: '$prompt'"
        }
    }
}

function Invoke-Kill {
    <#
    .SYNOPSIS
        Kills the process at its moment. Returns whether it was still alive.
    #>
    param([Diagnostics.Process] $Process, [hashtable] $Moment)

    if ($Moment.Accepted -gt 0) {
        while (-not $Process.HasExited -and (Get-Status).createsAccepted -lt $Moment.Accepted) {
            [Threading.Thread]::Sleep(1)
        }
    }

    if ($Moment.Bytes -gt 0) {
        $file = [IO.FileInfo]::new($environment.STARVIDEOS_JOURNAL)
        do {
            $file.Refresh()
        } while ((-not $file.Exists -or $file.Length -lt $Moment.Bytes) -and -not $Process.HasExited)
    }

    [Threading.Thread]::Sleep([int] $Moment.Wait)
    if ($Process.HasExited) {
        return $false
    }

    # SIGKILL: the process can run no more code.
    $Process.Kill()
    $Process.WaitForExit()
    $Process.ExitCode -ne 0
}

function Get-Moment {
    <#
    .SYNOPSIS
        Returns the moment of kill number n.
    #>
    param([int] $Number)

    if ($Number -le $early) {
        $wait = $startUp * $Number / ($early + 1)
        return @{ Text = "start-up, $([int] $wait) ms"; Accepted = 0; Bytes = 0; Wait = $wait }
    }

    # The last moment is a few rows before the end: after the last row was accepted, the process ends too soon to be killed.
    $row = 1 + [int] [math]::Floor(($Number - $early - 1) * ($Rows - $ThrottleLimit) / [math]::Max(1, $Kills - $early - 1))
    if (($Number - $early) % 2 -eq 0) {
        $bytes = [int] ($row * $bytesPerRow)
        return @{ Text = "journal of $bytes bytes"; Accepted = 0; Bytes = $bytes; Wait = 0 }
    }

    $wait = $random.Next($Latency + 1)
    @{ Text = "$row accepted, $wait ms"; Accepted = $row; Bytes = 0; Wait = $wait }
}

$null = New-Item -ItemType Directory $folder
$server = $null
$violations = 0
try {
    $env:STARVIDEOS_TEST_EMULATOR = (Resolve-Path $Emulator).Path
    $server = Start-Emulator -Option '--latency', $Latency
    $base = $server.BaseUri
    $csv = Join-Path $folder 'rows.csv'
    $report = Join-Path $folder 'report.json'
    $environment = @{
        STARVIDEOS_API_KEY = $server.Key
        STARVIDEOS_BASE_URI = $base
        STARVIDEOS_JOURNAL = Join-Path $folder 'journal.jsonl'
    }

    # Ten rows are copies of the row before: each is a video of its own.
    $table = foreach ($number in 1..$Rows) {
        $shown = if ($number % ([math]::Ceiling($Rows / 10)) -eq 0) { $number - 1 } else { $number }
        [pscustomobject]@{ name = "shot-$shown"; prompt = "A paper boat in the rain, take $shown"; duration = 5 }
    }
    $table | Export-Csv $csv
    $due = Get-PromptCount $table.prompt

    $watch = [Diagnostics.Stopwatch]::StartNew()
    $process = Open-Run $csv
    while ((Get-Status).createsReceived -eq 0 -and -not $process.HasExited) {
        [Threading.Thread]::Sleep(1)
    }
    $startUp = $watch.Elapsed.TotalMilliseconds
    $process.WaitForExit()
    $bytesPerRow = [IO.FileInfo]::new($environment.STARVIDEOS_JOURNAL).Length / $Rows
    Write-Information "Undisturbed: the first row after $([int] $startUp) ms, the end after $([int] $watch.Elapsed.TotalMilliseconds) ms." -InformationAction Continue

    $early = [math]::Ceiling($Kills / 10)
    for ($kill = 1; $kill -le $Kills; $kill++) {
        $alive = $false
        while (-not $alive) {
            $null = Wait-Quiet
            $null = $http.PostAsync("$base/_emulator/reset", $null).GetAwaiter().GetResult()
            Remove-Item "$($environment.STARVIDEOS_JOURNAL)*" -ErrorAction Ignore

            $moment = Get-Moment $kill
            $process = Open-Run $csv
            $alive = Invoke-Kill -Process $process -Moment $moment
        }

        $atKill = (Wait-Quiet).createsAccepted
        $journal = @(Get-Content $environment.STARVIDEOS_JOURNAL -ErrorAction Ignore)

        $watch.Restart()
        $second = Complete-Run $csv
        $seconds = $watch.Elapsed.TotalSeconds
        $accepted = Get-Acceptance
        $wrong = @(Test-Tally $second $accepted)
        if ($second.Faults.Count -gt $ThrottleLimit) {
            $wrong += "$($second.Faults.Count) rows are unknown, though at most $ThrottleLimit were on their way"
        }

        # If the module could not tell whether the process still runs, it would wait two minutes.
        if ($seconds -gt 60) {
            $wrong += "the second run took $([int] $seconds) s"
        }

        $sent = (Get-Status).createsReceived
        $third = Complete-Run $csv
        if ((Get-Status).createsReceived -ne $sent) {
            $wrong += 'the third run sent something'
        }

        $wrong += @(Test-Tally $third $accepted)
        $known = Get-PromptCount @($second.Tasks | ForEach-Object Prompt)
        $tally = Get-PromptCount @($accepted.Values)
        $missing = @($due.Keys | Where-Object { $tally[$_] -lt $due[$_] })
        $neverAccepted = $Rows - $accepted.Count

        if ($Resubmit -and $missing.Count -gt 0) {
            # Resume gives the known tasks to identical rows first. So the copies of a missing row are submitted with it.
            $table | Where-Object { $_.prompt -in $missing } | Group-Object prompt | ForEach-Object {
                $_.Group | Select-Object -First ($known[$_.Name] + $due[$_.Name] - $tally[$_.Name])
            } | Export-Csv "$csv.missing"
            $forced = Complete-Run "$csv.missing" -Force
            if ($forced.Faults.Count -gt 0) {
                $wrong += "with -Force: $($forced.Faults[0].Message)"
            }

            $accepted = Get-Acceptance
            $tally = Get-PromptCount @($accepted.Values)
        }

        if ($Resubmit) {
            $wrong += @($due.Keys | Where-Object { $tally[$_] -ne $due[$_] } | ForEach-Object { "in the end $([int] $tally[$_]) tasks instead of $($due[$_]): '$_'" })
        }

        $violations += $wrong.Count
        $wrong | Select-Object -Unique | ForEach-Object { Write-Warning "Kill ${kill}: $_" }
        [pscustomobject]@{
            Kill = $kill
            Moment = $moment.Text
            Accepted = $atKill
            Intents = @($journal -match '"event":"intent"').Count
            Outcomes = @($journal -match '"event":"created"').Count
            Tasks = $second.Tasks.Count
            Unknown = $second.Faults.Count
            UnknownAccepted = $second.Faults.Count - $neverAccepted
            UnknownNotAccepted = $neverAccepted
            Duplicates = @($due.Keys | Where-Object { $tally[$_] -gt $due[$_] }).Count
            Accounted = $second.Tasks.Count + $second.Faults.Count
            InTheEnd = $accepted.Count
            Seconds = [math]::Round($seconds, 1)
            Violations = $wrong.Count
        }
    }
}
finally {
    Stop-Emulator $server
    $http.Dispose()
    Remove-Item $folder -Recurse -Force -ErrorAction Ignore
}

Write-Information "$Kills kills, $violations violations." -InformationAction Continue
exit [int]($violations -gt 0)
