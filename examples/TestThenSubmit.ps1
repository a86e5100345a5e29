<#
.SYNOPSIS
    Checks a CSV file with its images and videos, and submits it only if
    nothing is wrong.
.DESCRIPTION
    Before the first row is sent, the script checks every row and, from this
    computer, the address of every image and video. If a row is wrong or
    cannot be told, nothing is submitted: to-correct.csv in the folder of the
    videos lists these rows and the reasons. Otherwise the script submits the
    table, waits, and saves the videos. Run it again and it continues: no row
    is paid twice.

    The check needs no key, sends nothing to the service and costs nothing.
    The service may not reach what this computer reaches. So a row that passes
    the check can still fail.

    Exit codes:
    0  Every row has its video.
    1  Key, base address, journal or table is wrong. Read the message, correct
       it, and run the script again.
    2  Some rows have no video. Correct these rows. A row that the service
       refused, for example because the balance is low, is sent again by the
       next run. Other rows are sent again only after you change them. If the
       check found them, nothing was submitted.
    3  Not finished. Run the script again: it continues.
    4  Some outcomes are unknown. Get-StarVideoSubmission -Outcome Unknown
       lists them. Look for each video in the service's console. Record what
       you found with Resolve-StarVideoSubmission: the error message contains
       the command. Then run the script again.

    The key comes from Connect-StarVideo or from the environment variable
    STARVIDEOS_API_KEY.
.PARAMETER Csv
    The CSV file, in UTF-8.
.PARAMETER Path
    The folder for the videos and for to-correct.csv.
.PARAMETER Batch
    The label of the batch. The default is the name of the CSV file, so a row
    of that file is paid only once.
.PARAMETER AllowUnsure
    Submits the table also if something cannot be told, for example because a
    host is busy. A row that is proven to be wrong still stops it.
.PARAMETER Timeout
    Seconds to wait for each task.
.EXAMPLE
    ./TestThenSubmit.ps1 -Csv shots.csv -Path videos
.EXAMPLE
    ./TestThenSubmit.ps1 -Csv shots.csv -Path videos -AllowUnsure
#>
#Requires -Version 5.1
#Requires -Modules StarVideos
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Csv,

    [string] $Path = 'videos',

    [string] $Batch = [System.IO.Path]::GetFileNameWithoutExtension($Csv),

    [switch] $AllowUnsure,

    [ValidateRange(0, [int]::MaxValue)]
    [int] $Timeout = 3600
)

$ErrorActionPreference = 'Stop'
$rows = @(Import-Csv -Path $Csv -Encoding UTF8)
$folder = (New-Item -Path $Path -ItemType Directory -Force).FullName
$report = Join-Path $folder 'to-correct.csv'
Remove-Item -Path $report -ErrorAction Ignore

$doubtful = @($rows | Test-StarVideoRequest -CheckReference -InformationAction Continue | Where-Object IsValid -NE $true)
if ($doubtful) {
    $doubtful | Format-Table -Wrap
    $doubtful |
        Select-Object RowNumber, Name, IsValid, @{ Name = 'Findings'; Expression = { @($_.Problems) + @($_.Unknowns) -join ' ' } } |
        Export-Csv -Path $report -NoTypeInformation -Encoding UTF8
}

if ($doubtful | Where-Object { $_.IsValid -eq $false -or -not $AllowUnsure }) {
    Write-Warning "Nothing was submitted. Correct the rows that are listed in '$report'."
    exit 2
}

try {
    # From here on, an error of one row must not stop the other rows.
    $ErrorActionPreference = 'Continue'
    $rows |
        New-StarVideoTask -Batch $Batch -Resume -ErrorVariable notSent |
        Wait-StarVideoTask -Timeout $Timeout -ErrorVariable notMade |
        Save-StarVideo -Path $folder -FileName '{Name}-{Id}' -SkipExisting -ErrorVariable notSaved
}
catch {
    # An error that ends the pipeline, such as a missing key, ends the script with exit code 1.
    throw
}

$ids = @(@($notSent) + @($notMade) + @($notSaved) | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] })
$setup = 'ApiKeyMissing', 'ApiKeyInvalid', 'AuthenticationFailed', 'AccessDenied', 'BaseUriInvalid', 'EndpointNotFound', 'JournalUnavailable'
$final = 'InvalidRequest', 'RequestRejected', 'VideoTaskFailed', 'VideoExpired', 'VideoUrlInvalid'
exit $(
    if ($ids -contains 'SubmissionOutcomeUnknown') { 4 }
    elseif ($ids | Where-Object { $_ -in $setup }) { 1 }
    elseif ($ids | Where-Object { $_ -notin $final }) { 3 }
    elseif ($ids) { 2 }
    else { 0 }
)
