<#
.SYNOPSIS
    A runbook for Azure Automation that turns a CSV file into videos. Start it
    again and it continues.
.DESCRIPTION
    Before the first job:

    1. Create a custom runtime environment (Runtime Environments, Create:
       language PowerShell, version PowerShell 7.4). Azure has no
       system-generated runtime environment with PowerShell 7.4, and the
       module does not load in PowerShell 7.2.
    2. Create a PowerShell runbook from this file in that environment.
    3. Run it on a hybrid runbook worker that has PowerShell 7.4 or later and
       the module. The PowerShell Gallery has no release of StarVideos yet:
       copy the built module into a folder of the worker's PSModulePath, for
       all users.
    4. Put the journal and the folder for the videos on a disk that stays
       after the job: a disk of the hybrid worker, or a file share that is
       mounted there. Do not use an Azure sandbox: its disk is deleted when
       the job ends, and with it the ids of paid tasks. A sandbox also stops a
       job after three hours.

    The key comes from an encrypted variable of the Automation account,
    StarVideosApiKey. With -SecretName it comes from a vault of
    SecretManagement. The vault must be registered for the account that runs
    the jobs of the worker, and must open without a question.

    Azure Automation has no exit codes: a job fails if its runbook throws.
    This runbook throws at the end if some rows have no video. The message
    says why and what to do: settle unknown outcomes, correct the key or the
    address, start the runbook again with the same -Batch, raise a cap, or
    correct rows. From a console, the exit code is then 1, otherwise 0.

    To settle an unknown outcome, use a computer that can write to the
    journal. Set $env:STARVIDEOS_JOURNAL to the file of -Journal, and run
    Resolve-StarVideoSubmission.

    Two jobs with the same -Batch at the same time do not pay twice if they
    share the journal.
.PARAMETER Csv
    The path of the CSV file, or its http or https address, for example of a
    blob with a signature.
.PARAMETER Path
    The folder for the videos.
.PARAMETER Journal
    The file of the journal, on a disk that stays after the job.
.PARAMETER Batch
    The label of the batch. The default is the date, so a runbook that is
    started again on the same day continues.
.PARAMETER SecretName
    The name of the key in a vault of SecretManagement.
.PARAMETER VariableName
    The name of the encrypted variable that holds the key. Not used with
    -SecretName.
.PARAMETER Timeout
    Seconds to wait for each task.
.EXAMPLE
    ./AzureAutomationRunbook.ps1 -Csv D:\StarVideos\shots.csv -Path D:\StarVideos\videos -Journal D:\StarVideos\journal.jsonl
.EXAMPLE
    ./AzureAutomationRunbook.ps1 -Csv /mnt/share/shots.csv -Path /mnt/share/videos -Journal /mnt/share/journal.jsonl -SecretName StarVideos
#>
#Requires -Version 5.1
#Requires -Modules StarVideos
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Csv,

    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Journal,

    [string] $Batch = "runbook-$(Get-Date -Format yyyy-MM-dd)",

    [string] $SecretName,

    [string] $VariableName = 'StarVideosApiKey',

    [ValidateRange(0, [int]::MaxValue)]
    [int] $Timeout = 7200
)

$ErrorActionPreference = 'Stop'
# Nobody sees a progress bar in a job. The job's log shows the verbose stream if the runbook's settings turn it on.
$ProgressPreference = 'SilentlyContinue'
$VerbosePreference = 'Continue'
$env:STARVIDEOS_JOURNAL = $Journal

if ($SecretName) {
    if (-not (Get-Command -Name Get-Secret -ErrorAction Ignore)) {
        throw '-SecretName needs the module Microsoft.PowerShell.SecretManagement. Install it, or use -VariableName.'
    }

    $key = Get-Secret -Name $SecretName
}
else {
    $key = Get-AutomationVariable -Name $VariableName
}

Connect-StarVideo -ApiKey $key
$connection = Get-StarVideoConnection
Write-Output "Batch $Batch at $($connection.BaseUri), journal $Journal"

$file = $Csv
if ($Csv -match '^https?://') {
    $file = (New-TemporaryFile).FullName
}

try {
    if ($file -ne $Csv) {
        Invoke-WebRequest -Uri $Csv -OutFile $file -UseBasicParsing
    }

    $rows = @(Import-Csv -Path $file -Encoding UTF8)
}
finally {
    if ($file -ne $Csv) {
        Remove-Item -Path $file
    }
}

$folder = (New-Item -Path $Path -ItemType Directory -Force).FullName
try {
    # From here on, an error of one row must not stop the other rows.
    $ErrorActionPreference = 'Continue'
    $saved = @($rows |
        New-StarVideoTask -Batch $Batch -Resume -ErrorVariable notSent |
        Wait-StarVideoTask -Timeout $Timeout -ErrorVariable notMade |
        Save-StarVideo -Path $folder -FileName '{Name}-{Id}' -SkipExisting -ErrorVariable notSaved)
}
catch {
    # An error that ends the pipeline, such as a missing key, ends the script with exit code 1.
    throw
}
finally {
    Disconnect-StarVideo
}

$saved | ForEach-Object { Write-Output "$($_.TaskName) $($_.TaskId): $($_.FullName), $($_.Length) bytes" }

$ids = @($notSent) + @($notMade) + @($notSaved) | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] }
if ($ids) {
    $summary = ($ids | Group-Object | ForEach-Object { "$($_.Count) $($_.Name)" }) -join ', '
    $setup = 'ApiKeyMissing', 'ApiKeyInvalid', 'AuthenticationFailed', 'AccessDenied', 'BaseUriInvalid', 'EndpointNotFound', 'JournalUnavailable'
    $final = 'InvalidRequest', 'RequestRejected', 'VideoTaskFailed', 'VideoExpired', 'VideoUrlInvalid'
    $advice = if ($ids -contains 'SubmissionOutcomeUnknown') {
        "Look for the videos of the unknown outcomes in the service's console. Set `$env:STARVIDEOS_JOURNAL = '$Journal'. Then Get-StarVideoSubmission -Outcome Unknown lists the submissions. Settle each with Resolve-StarVideoSubmission: -TaskId if its video is there, -NotCreated if it is not. Then start the runbook again with the same -Batch."
    }
    elseif ($ids | Where-Object { $_ -in $setup }) {
        'Correct the key, the base address or the journal, as the errors above say. Then start the runbook again with the same -Batch.'
    }
    elseif ($ids | Where-Object { $_ -notin $final -and $_ -ne 'SpendingLimitReached' }) {
        'Not finished. Start the runbook again with the same -Batch: it continues.'
    }
    elseif ($ids -contains 'SpendingLimitReached') {
        'Raise the cap, or wait until the time that the errors above name. Then start the runbook again with the same -Batch.'
    }
    elseif ($ids -contains 'RequestRejected') {
        'The service refused some rows. Correct these rows, or top up the account if its balance is too low. Then start the runbook again with the same -Batch.'
    }
    else {
        'To start the runbook again without a change does not help. Correct these rows, as the errors above say. Then start the runbook again with the same -Batch.'
    }
    throw "$($saved.Count) of $($rows.Count) rows have their video. Left: $summary. $advice"
}

Write-Output "All $($rows.Count) rows have their video."
