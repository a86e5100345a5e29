<#
.SYNOPSIS
    Turns a CSV file into a folder of videos, and continues where it stopped when it is run again.
.DESCRIPTION
    Submits, waits and saves at the same time. Run the same line again after a crash, Ctrl+C or a timeout: rows that were accepted
    are not submitted again, and videos that are saved are not downloaded again. Two runs at the same time do not pay twice either.
    What went wrong is listed in problems.csv.

    Exit codes: 0 every row has its video. 1 key, base address, journal or table must be put right: read the message. 2 some rows have
    no video: correct them. Rows that the service refused, as when the balance is low, are sent again by the next run; the others only
    once they are changed. 3 not finished: run it again, and it continues. 4 some outcomes are unknown:
    Get-StarVideoSubmission -Outcome Unknown lists them. Look for each video in the service's console, settle it with
    Resolve-StarVideoSubmission, as the message of its error says, and run it again.

    The key comes from Connect-StarVideo or from the environment variable STARVIDEOS_API_KEY. The CSV format is described in
    about_StarVideos_Batches.
.PARAMETER Csv
    The CSV file, in UTF-8.
.PARAMETER Path
    The folder for the videos.
.PARAMETER Batch
    The label of the run. Left out, it is the name of the CSV file, so a row of that file is never paid for twice. To make all
    videos of the file anew, use another label.
.PARAMETER Duration
    Seconds for the rows that leave the cell empty.
.PARAMETER Ratio
    The shape for the rows that leave the cell empty.
.PARAMETER Preview
    Shows what would be sent, and which rows would be refused. Needs no key and costs nothing.
.EXAMPLE
    ./CsvBatch.ps1 -Csv shots.csv -Preview
.EXAMPLE
    ./CsvBatch.ps1 -Csv shots.csv -Path videos -Ratio 16:9
#>
#Requires -Version 5.1
#Requires -Modules StarVideos
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Csv,

    [string] $Path = 'videos',

    [string] $Batch = [System.IO.Path]::GetFileNameWithoutExtension($Csv),

    [ValidateRange(3, 15)]
    [int] $Duration,

    [ValidateSet('9:16', '1:1', '16:9')]
    [string] $Ratio,

    [switch] $Preview
)

$ErrorActionPreference = 'Stop'
$rows = @(Import-Csv -Path $Csv -Encoding UTF8)
$default = @{}
foreach ($name in 'Duration', 'Ratio') {
    if ($PSBoundParameters.ContainsKey($name)) {
        $default[$name] = $PSBoundParameters[$name]
    }
}

if ($Preview) {
    $ErrorActionPreference = 'Continue'
    $rows | New-StarVideoTask @default -WhatIf -ErrorVariable refused
    exit $(if ($refused) { 2 } else { 0 })
}

$folder = (New-Item -Path $Path -ItemType Directory -Force).FullName
try {
    # From here on, one row that goes wrong must not end the others.
    $ErrorActionPreference = 'Continue'
    $rows |
        New-StarVideoTask @default -Batch $Batch -Resume -ErrorVariable notSent |
        Wait-StarVideoTask -ErrorVariable notMade |
        Save-StarVideo -Path $folder -FileName '{Name}-{Id}' -SkipExisting -ErrorVariable notSaved
}
catch {
    # What ends the pipeline, such as a missing key, ends the script too, with exit code 1.
    throw
}

# The target of an error is the row or, once it was accepted, the task.
$problems = @($notSent) + @($notMade) + @($notSaved) | ForEach-Object {
    [pscustomobject]@{
        Name    = $_.TargetObject.Name
        TaskId  = $_.TargetObject.Id
        Id      = ($_.FullyQualifiedErrorId -split ',')[0]
        Problem = $_.Exception.Message
        Advice  = $_.ErrorDetails.RecommendedAction
    }
}
$report = Join-Path $folder 'problems.csv'
Remove-Item -Path $report -ErrorAction Ignore
if (-not $problems) {
    exit 0
}

$problems | Export-Csv -Path $report -NoTypeInformation -Encoding UTF8
Write-Warning "What went wrong is listed in '$report'."
$setup = 'ApiKeyMissing', 'ApiKeyInvalid', 'AuthenticationFailed', 'AccessDenied', 'BaseUriInvalid', 'EndpointNotFound', 'JournalUnavailable'
$final = 'InvalidRequest', 'RequestRejected', 'VideoTaskFailed', 'VideoExpired', 'VideoUrlInvalid'
exit $(
    if ($problems.Id -contains 'SubmissionOutcomeUnknown') { 4 }
    elseif ($problems.Id | Where-Object { $_ -in $setup }) { 1 }
    elseif ($problems.Id | Where-Object { $_ -notin $final }) { 3 }
    else { 2 }
)
