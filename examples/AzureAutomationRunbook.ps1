<#
.SYNOPSIS
    A runbook for Azure Automation that turns a CSV file into videos, and continues when it is started again.
.DESCRIPTION
    Azure has no system-generated runtime environment with PowerShell 7.4, and the module does not load in PowerShell 7.2. So create a
    custom runtime environment first (Runtime Environments, Create: language PowerShell, version PowerShell 7.4), and then a PowerShell
    runbook from this file in it. Run it on a hybrid runbook worker that has PowerShell 7.4 or later and the module. The PowerShell
    Gallery has no release of StarVideos yet: copy the built module into a folder of the worker's PSModulePath, for all users.

    The journal, and the folder for the videos, must be on a disk that outlives the job: a disk of the hybrid worker, or a file share
    that is mounted there. An Azure sandbox has no such disk: its own is gone when the job ends, and with it the ids of tasks that were
    paid for; a job there is stopped after three hours, too.

    The key comes from an encrypted variable of the Automation account, StarVideosApiKey. With -SecretName it comes from a vault of
    SecretManagement, which must be registered for the account that runs the jobs of the worker, and open without a question.

    Azure Automation knows no exit codes: a job fails if its runbook throws. So this one throws at the end if rows have no video, and
    the message says why and what to do: settle unknown outcomes with Resolve-StarVideoSubmission, put the key or the address right,
    start it again with the same -Batch, raise a cap, or correct rows. To settle, set $env:STARVIDEOS_JOURNAL to the file of -Journal,
    on a computer that can write to it. Two jobs of one -Batch at the same time do not pay twice, if they share the journal. Run from a
    console, the exit code is 1 then, and 0 otherwise.
.PARAMETER Csv
    The path of the CSV file, or its http or https address, as of a blob with a signature.
.PARAMETER Path
    The folder for the videos.
.PARAMETER Journal
    The file of the journal, on a disk that outlives the job.
.PARAMETER Batch
    The label of the run. Left out, it is the date, so a runbook that is started again on the same day continues.
.PARAMETER SecretName
    The name of the key in a vault of SecretManagement.
.PARAMETER VariableName
    The name of the encrypted variable that holds the key. Used if -SecretName is not given.
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
# A job has no one to look at a progress bar; its log can show the verbose stream, if that is turned on in the runbook's settings.
$ProgressPreference = 'SilentlyContinue'
$VerbosePreference = 'Continue'
$env:STARVIDEOS_JOURNAL = $Journal

if ($SecretName) {
    if (-not (Get-Command -Name Get-Secret -ErrorAction Ignore)) {
        throw 'For -SecretName the module Microsoft.PowerShell.SecretManagement is needed.'
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
    # From here on, one row that goes wrong must not end the others.
    $ErrorActionPreference = 'Continue'
    $saved = @($rows |
        New-StarVideoTask -Batch $Batch -Resume -ErrorVariable notSent |
        Wait-StarVideoTask -Timeout $Timeout -ErrorVariable notMade |
        Save-StarVideo -Path $folder -FileName '{Name}-{Id}' -SkipExisting -ErrorVariable notSaved)
}
catch {
    # What ends the pipeline, such as a missing key, ends the script too, with exit code 1.
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
        "Look for the videos of the unknown outcomes in the service's console. With `$env:STARVIDEOS_JOURNAL = '$Journal', Get-StarVideoSubmission -Outcome Unknown lists them, and Resolve-StarVideoSubmission settles each: -TaskId if its video is there, -NotCreated if not. Then start the runbook again with the same -Batch."
    }
    elseif ($ids | Where-Object { $_ -in $setup }) {
        'Put the key, the base address or the journal right, as the errors above say, and start the runbook again.'
    }
    elseif ($ids | Where-Object { $_ -notin $final -and $_ -ne 'SpendingLimitReached' }) {
        'Start the runbook again with the same -Batch to go on with what is not finished.'
    }
    elseif ($ids -contains 'SpendingLimitReached') {
        'Raise the cap, or wait until it lets more through, as the errors above say, and start the runbook again with the same -Batch.'
    }
    elseif ($ids -contains 'RequestRejected') {
        'Starting the runbook again as it is does not help: correct these rows, or see to the balance of the account if the service refused them for that, and then start it again with the same -Batch.'
    }
    else {
        'Starting the runbook again as it is does not help: correct these rows first, as the errors above say.'
    }
    throw "$($saved.Count) of $($rows.Count) rows have their video. Left: $summary. $advice"
}

Write-Output "All $($rows.Count) rows have their video."
