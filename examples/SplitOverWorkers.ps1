<#
.SYNOPSIS
    Turns a large CSV file into videos with several processes that share one journal, and continues when it is run again.
.DESCRIPTION
    One pipeline copes with many thousand rows. Several processes are for those cases in which one must not stop the others, or in
    which one process cannot download fast enough.

    All workers use one label and one journal. Each row is claimed in the journal before it is sent, so no row is paid for twice: not
    after a restart, not with another number of workers, and not if the script is started twice. The rows are dealt out so that each
    task is waited for and saved by one worker. Rows of the same prompt go to the same worker: it counts how many of them are to be
    made, and a worker that has one of two identical rows takes the other worker's task for its own.

    The key must be in the environment variable STARVIDEOS_API_KEY: the workers are processes of their own and inherit it.

    Exit codes: 0 every row has its video. 1 key, base address, journal or table must be put right: read the message. 2 some rows have
    no video: correct them. Rows that the service refused, as when the balance is low, are sent again by the next run; the others only
    once they are changed. 3 not finished: run it again, and it continues. 4 some outcomes are unknown:
    Get-StarVideoSubmission -Outcome Unknown lists them. Look for each video in the service's console, settle it with
    Resolve-StarVideoSubmission, as the message of its error says, and run it again.
.PARAMETER Csv
    The CSV file, in UTF-8.
.PARAMETER Path
    The folder for the videos.
.PARAMETER Workers
    How many processes to use.
.PARAMETER Batch
    The label of the run. Left out, it is the name of the CSV file, so a row of that file is never paid for twice.
.PARAMETER ThrottleLimit
    How many submissions each worker may have on their way. What the service allows is not documented, so begin with few.
.PARAMETER Timeout
    Seconds to wait for each task.
.PARAMETER PollInterval
    Seconds between two queries of a young task.
.EXAMPLE
    ./SplitOverWorkers.ps1 -Csv shots.csv -Path videos -Workers 4
#>
#Requires -Version 5.1
#Requires -Modules StarVideos
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Csv,

    [string] $Path = 'videos',

    [ValidateRange(1, 16)]
    [int] $Workers = 4,

    [string] $Batch = [System.IO.Path]::GetFileNameWithoutExtension($Csv),

    [ValidateRange(1, 64)]
    [int] $ThrottleLimit = 2,

    [ValidateRange(0, [int]::MaxValue)]
    [int] $Timeout = 7200,

    [ValidateRange(1, 3600)]
    [int] $PollInterval = 60
)

$ErrorActionPreference = 'Stop'
$key = (Get-StarVideoConnection).ApiKeySource
if ($key -notlike '$env:*') {
    throw 'The workers need the key in the environment variable STARVIDEOS_API_KEY.'
}

$rows = @(Import-Csv -Path $Csv -Encoding UTF8)
$folder = (New-Item -Path $Path -ItemType Directory -Force).FullName

$worker = {
    param($Module, $Rows, $NewArgument, $WaitArgument, $SaveArgument)

    $ErrorActionPreference = 'Stop'
    $ProgressPreference = 'SilentlyContinue'
    Import-Module -Name $Module
    $ErrorActionPreference = 'Continue'
    $Rows | New-StarVideoTask @NewArgument | Wait-StarVideoTask @WaitArgument | Save-StarVideo @SaveArgument
}

$shares = @(foreach ($number in 1..$Workers) { , [System.Collections.Generic.List[object]]::new() })
$owner = @{}
foreach ($row in $rows) {
    $prompt = "$($row.prompt)".Trim()
    if (-not $owner.ContainsKey($prompt)) {
        $owner[$prompt] = $owner.Count % $Workers
    }

    $shares[$owner[$prompt]].Add($row)
}

$argument = @(
    Join-Path (Get-Module -Name StarVideos).ModuleBase 'StarVideos.psd1'
    $null
    @{ Batch = $Batch; Resume = $true; ThrottleLimit = $ThrottleLimit }
    @{ Timeout = $Timeout; PollInterval = $PollInterval }
    @{ Path = $folder; FileName = '{Name}-{Id}'; SkipExisting = $true }
)
$jobs = @()
try {
    # From here on, one row that goes wrong must not end the others.
    $ErrorActionPreference = 'Continue'
    $jobs = @(foreach ($share in $shares | Where-Object Count) {
        $argument[1] = $share.ToArray()
        Start-Job -ScriptBlock $worker -ArgumentList $argument
    })
    $jobs | Receive-Job -Wait -ErrorVariable problems | Select-Object -Property TaskName, TaskId, Length, FullName
    $isCut = [bool]($jobs | Where-Object State -NE 'Completed')
}
catch {
    # What ends the pipeline, such as a missing key, ends the script too, with exit code 1.
    throw
}
finally {
    # After Ctrl+C too: a worker that is stopped waits for the answers to what it has sent.
    $jobs | Stop-Job -PassThru | Remove-Job -Force
}

$ids = @($problems | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] })
$setup = 'ApiKeyMissing', 'ApiKeyInvalid', 'AuthenticationFailed', 'AccessDenied', 'BaseUriInvalid', 'EndpointNotFound', 'JournalUnavailable'
$final = 'InvalidRequest', 'RequestRejected', 'VideoTaskFailed', 'VideoExpired', 'VideoUrlInvalid'
exit $(
    if ($ids -contains 'SubmissionOutcomeUnknown') { 4 }
    elseif ($ids | Where-Object { $_ -in $setup }) { 1 }
    elseif ($isCut -or ($ids | Where-Object { $_ -notin $final })) { 3 }
    elseif ($ids) { 2 }
    else { 0 }
)
