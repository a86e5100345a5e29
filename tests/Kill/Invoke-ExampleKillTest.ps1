<#
.SYNOPSIS
    Kills the C# example with SIGKILL in the middle of a batch, runs it again, and checks that no row is paid twice and no task is lost.
.DESCRIPTION
    examples/CSharp runs with --live --batch against an emulator of the service in another process. It is killed when the service has
    accepted a given number of rows, and then runs to its end.

    At the end, the script checks three things. The service has accepted no row more often than it is in the table. Each task of the service
    is a video in the folder, or a row that the program reports as unknown. No more rows are unknown than were on their way at one time.

    Writes one object for each kill. Exits with 1 if one of these checks fails. With --live the example queries a task every 30 seconds, so
    each kill takes about a minute.
.EXAMPLE
    ./tests/Kill/Invoke-ExampleKillTest.ps1 -Example examples/CSharp/bin/Debug/net10.0/StarVideos.Example.dll -Emulator tests/StarVideos.Emulator/bin/Debug/net10.0/StarVideos.Emulator.dll | Format-Table
#>
[CmdletBinding()]
[OutputType([pscustomobject])]
param(
    # The example, built.
    [Parameter(Mandatory)]
    [string] $Example,

    # The emulator, built.
    [Parameter(Mandatory)]
    [string] $Emulator,

    # Rows in the table.
    [ValidateRange(10, 10000)]
    [int] $Rows = 200,

    # The numbers of accepted rows after which the example is killed: one kill for each number.
    [int[]] $Accepted = (1, 70, 150)
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
. $PSScriptRoot/../Pester/Emulator.ps1

# Submissions on their way at one time: the default of the program.
$places = 5
$folder = Join-Path ([IO.Path]::GetTempPath()) "starvideos-example-$PID"
$program = (Resolve-Path $Example).Path
$csv = Join-Path $folder 'rows.csv'

function Open-Example {
    <#
    .SYNOPSIS
        Starts the program in a new process.
    #>
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.Arguments = "`"$program`" --live --batch kill --table `"$csv`" --output `"$folder/videos`""
    $start.EnvironmentVariables['STARVIDEOS_API_KEY'] = $server.Key
    $start.EnvironmentVariables['STARVIDEOS_BASE_URI'] = $server.BaseUri
    $start.EnvironmentVariables['STARVIDEOS_JOURNAL'] = Join-Path $folder 'journal.jsonl'
    [Diagnostics.Process]::Start($start)
}

$null = New-Item -ItemType Directory $folder
$server = $null
$violations = 0
try {
    $env:STARVIDEOS_TEST_EMULATOR = (Resolve-Path $Emulator).Path
    $server = Start-Emulator -Option '--latency', 40, '--ready-after-polls', 1
    1..$Rows | ForEach-Object { [pscustomobject]@{ name = "shot-$_"; prompt = "A paper boat in the rain, take $_"; duration = 5 } } | Export-Csv $csv
    foreach ($moment in $Accepted) {
        $null = Invoke-RestMethod "$($server.BaseUri)/_emulator/reset" -Method Post
        Remove-Item "$folder/journal*", "$folder/videos" -Recurse -ErrorAction Ignore
        $first = Open-Example
        $silence = $first.StandardOutput.ReadToEndAsync(), $first.StandardError.ReadToEndAsync()
        while (-not $first.HasExited -and (Get-EmulatorStatus $server).createsAccepted -lt $moment) {
            [Threading.Thread]::Sleep(1)
        }

        $first.Kill()
        $first.WaitForExit()
        $null = $silence | ForEach-Object { $_.GetAwaiter().GetResult() }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $second = Open-Example
        $errors = $second.StandardError.ReadToEndAsync()
        $lines = $second.StandardOutput.ReadToEnd() -split [Environment]::NewLine
        $second.WaitForExit()

        $tasks = @((Invoke-RestMethod "$($server.BaseUri)/_emulator/tasks").tasks)
        $duplicates = @($tasks | Group-Object prompt | Where-Object Count -GT 1).Count
        $videos = @(Get-ChildItem "$folder/videos" -Filter *.mp4).Count
        $unknown = @($lines -match '^error: .*Not sent again').Count
        $other = @($lines -match '^error: ' -notmatch 'Not sent again')
        $wrong = @(
            if ($duplicates -gt 0) { "$duplicates rows were paid for more than once" }
            if ($other.Count -gt 0) { $other[0] }
            if ($videos + $unknown -ne $Rows) { "$videos videos and $unknown unknown rows are not $Rows" }
            if ($tasks.Count - $videos -lt 0 -or $tasks.Count - $videos -gt $unknown) { "$($tasks.Count) tasks, $videos videos, $unknown unknown" }
            if ($unknown -gt $places) { "$unknown rows are unknown, though at most $places were on their way" }
            $errors.GetAwaiter().GetResult() | Where-Object { $_ }
        )
        $violations += $wrong.Count
        $wrong | ForEach-Object { Write-Warning "Killed after ${moment}: $_" }
        [pscustomobject]@{
            KilledAfter = $moment
            Accepted = $tasks.Count
            Videos = $videos
            Unknown = $unknown
            UnknownAccepted = $tasks.Count - $videos
            Duplicates = $duplicates
            Seconds = [int] $watch.Elapsed.TotalSeconds
            Violations = $wrong.Count
        }
    }
}
finally {
    Stop-Emulator $server
    Remove-Item $folder -Recurse -Force -ErrorAction Ignore
}

Write-Information "$($Accepted.Count) kills, $violations violations." -InformationAction Continue
exit [int]($violations -gt 0)
