<#
.SYNOPSIS
    Turns a CSV file into a folder of videos. Run it again and it continues.
.DESCRIPTION
    The script submits, waits and saves at the same time. After a crash,
    Ctrl+C or a timeout, run the same line again. Rows that the service
    accepted are not submitted again. Videos that are saved are not downloaded
    again. Two runs at the same time do not pay twice.

    The script lists every error in problems.csv in the folder of the videos.

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

    The key comes from Connect-StarVideo or from the environment variable
    STARVIDEOS_API_KEY. about_StarVideos_Batches describes the columns of the
    CSV file.
.PARAMETER Csv
    The CSV file, in UTF-8.
.PARAMETER Path
    The folder for the videos.
.PARAMETER Batch
    The label of the batch. The default is the name of the CSV file, so a row
    of that file is paid only once. To make all videos of the file again, use
    another label.
.PARAMETER Duration
    Default duration in seconds, for rows whose cell is empty.
.PARAMETER Ratio
    Default ratio, for rows whose cell is empty.
.PARAMETER Preview
    Shows what would be sent and which rows would be refused. Needs no key and
    costs nothing.
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
    # From here on, an error of one row must not stop the other rows.
    $ErrorActionPreference = 'Continue'
    $rows |
        New-StarVideoTask @default -Batch $Batch -Resume -ErrorVariable notSent |
        Wait-StarVideoTask -ErrorVariable notMade |
        Save-StarVideo -Path $folder -FileName '{Name}-{Id}' -SkipExisting -ErrorVariable notSaved
}
catch {
    # An error that ends the pipeline, such as a missing key, ends the script with exit code 1.
    throw
}

# TargetObject of an error is the row. After the service has accepted the row, it is the task.
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
Write-Warning "Some rows have no video. The errors are listed in '$report'."
$setup = 'ApiKeyMissing', 'ApiKeyInvalid', 'AuthenticationFailed', 'AccessDenied', 'BaseUriInvalid', 'EndpointNotFound', 'JournalUnavailable'
$final = 'InvalidRequest', 'RequestRejected', 'VideoTaskFailed', 'VideoExpired', 'VideoUrlInvalid'
exit $(
    if ($problems.Id -contains 'SubmissionOutcomeUnknown') { 4 }
    elseif ($problems.Id | Where-Object { $_ -in $setup }) { 1 }
    elseif ($problems.Id | Where-Object { $_ -notin $final }) { 3 }
    else { 2 }
)
