<#
.SYNOPSIS
    Tests a CSV file with its images and videos, and submits it only if nothing in it is wrong.
.DESCRIPTION
    Looks at every row, and from this computer at the address of every image and video, before the first row is sent. If a row is wrong,
    or cannot be told, nothing is submitted, and to-correct.csv in the folder of the videos says which rows and why. Otherwise the table
    is submitted, waited for and saved. Run it again and it continues: no row is paid for twice.

    The test needs no key, sends nothing to the service and costs nothing. What can be reached from here need not be reachable for the
    service, so a table that was found right can still fail there.

    Exit codes: 0 every row has its video. 1 key, base address, journal or table must be put right: read the message. 2 some rows have
    no video: correct them; if the test found them, nothing was submitted. Rows that the service refused, as when the balance is low, are
    sent again by the next run; the others only once they are changed. 3 not finished: run it again, and it continues. 4 some outcomes
    are unknown: Get-StarVideoSubmission -Outcome Unknown lists them. Look for each video in the service's console, settle it with
    Resolve-StarVideoSubmission, as the message of its error says, and run it again.

    The key comes from Connect-StarVideo or from the environment variable STARVIDEOS_API_KEY.
.PARAMETER Csv
    The CSV file, in UTF-8.
.PARAMETER Path
    The folder for the videos and for to-correct.csv.
.PARAMETER Batch
    The label of the run. Left out, it is the name of the CSV file, so a row of that file is never paid for twice.
.PARAMETER AllowUnsure
    Submits also if something cannot be told, as of a host that was busy, as long as nothing is proven to be wrong.
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
    Write-Warning "Nothing was submitted. The rows to correct are listed in '$report'."
    exit 2
}

try {
    # From here on, one row that goes wrong must not end the others.
    $ErrorActionPreference = 'Continue'
    $rows |
        New-StarVideoTask -Batch $Batch -Resume -ErrorVariable notSent |
        Wait-StarVideoTask -Timeout $Timeout -ErrorVariable notMade |
        Save-StarVideo -Path $folder -FileName '{Name}-{Id}' -SkipExisting -ErrorVariable notSaved
}
catch {
    # What ends the pipeline, such as a missing key, ends the script too, with exit code 1.
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
