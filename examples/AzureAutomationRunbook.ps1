<#
.SYNOPSIS
    A runbook for Azure Automation that turns a CSV file into videos, and continues when it is started again.
.DESCRIPTION
    Create a PowerShell runbook from this file, in a runtime environment with PowerShell 7.4 that has the module StarVideos, or on a
    hybrid worker with PowerShell 7.4 or later and the module. PowerShell 7.2, which Azure offers too, is too old for the module.

    The key comes from a vault if -SecretName is given: register an Azure Key Vault once as a vault of SecretManagement, with the
    modules Az.KeyVault and Microsoft.PowerShell.SecretManagement, and let the identity of the worker read its secrets. Otherwise
    it comes from an encrypted variable of the Automation account.

    The journal, and the folder for the videos, must be on a disk that outlives the job: a disk of a hybrid runbook worker, or a
    file share that is mounted there. The disk of an Azure sandbox is gone when the job ends, and with it the ids of tasks that
    were paid for; a job there is stopped after three hours, too.

    Azure Automation knows no exit codes: a job fails if its runbook throws. So this one throws at the end if rows have no video, and
    the message says why and what to do: settle unknown outcomes with Resolve-StarVideoSubmission, put the key or the address right,
    start it again with the same -Batch, or correct rows. To settle, set $env:STARVIDEOS_JOURNAL to the file of -Journal, on a computer
    that can write to it. Two jobs of one -Batch at the same time do not pay twice, if they share the journal. Run from a console,
    the exit code is 1 then, and 0 otherwise.
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
    elseif ($ids | Where-Object { $_ -notin $final }) {
        'Start the runbook again with the same -Batch to go on with what is not finished.'
    }
    else {
        'Starting the runbook again does not help: correct these rows first, as the errors above say.'
    }
    throw "$($saved.Count) of $($rows.Count) rows have their video. Left: $summary. $advice"
}

Write-Output "All $($rows.Count) rows have their video."
