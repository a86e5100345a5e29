<#
.SYNOPSIS
    Turns a large CSV file into videos with several processes that share one
    journal. Run it again and it continues.
.DESCRIPTION
    One pipeline can handle many thousand rows. Use several processes if a
    fault of one process must not stop the others, or if one process cannot
    download fast enough.

    All workers use one label and one journal. Each row is claimed in the
    journal before it is sent. So no row is paid twice: not after a restart,
    not with another number of workers, and not if the script runs twice at
    the same time.

    Each row goes to one worker, which waits for its task and saves its video.
    Rows with the same prompt go to the same worker. It has to count how many
    of them to make: a worker with one of two identical rows would return the
    task of the other worker.

    The row numbers in messages count the rows of one worker, not the rows of
    the CSV file. A message also has the name of the row, from the column
    'name'.

    The key must be in the environment variable STARVIDEOS_API_KEY: the
    workers are separate processes and inherit it.

    Exit codes:
    0  Every row has its video.
    1  Key, base address, journal or table is wrong. Read the message, correct
       it, and run the script again.
    2  Some rows have no video. Correct these rows. A row that the service
       refused, for example because the balance is low, is sent again by the
       next run. Other rows are sent again only after you change them.
    3  Not finished. Run the script again: it continues.
    4  Some outcomes are unknown. Get-StarVideoSubmission -Outcome Unknown
       lists them. Look for each video in the service's console. Record what
       you found with Resolve-StarVideoSubmission: the error message contains
       the command. Then run the script again.
.PARAMETER Csv
    The CSV file, in UTF-8.
.PARAMETER Path
    The folder for the videos.
.PARAMETER Workers
    The number of processes.
.PARAMETER Batch
    The label of the batch. The default is the name of the CSV file, so a row
    of that file is paid only once.
.PARAMETER ThrottleLimit
    How many submissions each worker sends at the same time. The limit of the
    service is not documented: start with a small number.
.PARAMETER Timeout
    Seconds to wait for each task.
.PARAMETER PollInterval
    Seconds between two queries of a new task. Older tasks are queried less
    often.
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
    throw 'Set the environment variable STARVIDEOS_API_KEY to the key: the workers read it from there.'
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
    # From here on, an error of one row must not stop the other rows.
    $ErrorActionPreference = 'Continue'
    $jobs = @(foreach ($share in $shares | Where-Object Count) {
        $argument[1] = $share.ToArray()
        Start-Job -ScriptBlock $worker -ArgumentList $argument
    })
    $jobs | Receive-Job -Wait -ErrorVariable problems | Select-Object -Property TaskName, TaskId, Length, FullName
    $isCut = [bool]($jobs | Where-Object State -NE 'Completed')
}
catch {
    # An error that ends the pipeline, such as a missing key, ends the script with exit code 1.
    throw
}
finally {
    # Also after Ctrl+C: a worker that is stopped waits a few seconds for the answers to what it has sent.
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
