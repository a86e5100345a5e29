<#
.SYNOPSIS
    Turns a CSV file into videos every night, unattended.
.DESCRIPTION
    Each day is a batch of its own: the label is the date, so the rows are made anew every night, and a job that is started twice
    on one day continues instead, also while the first one is still at work: no row is paid for twice. After an error that passes,
    such as a timeout, the job tries again by itself, which costs nothing for what was accepted. Videos go to a folder for the day, and
    each run writes a log beside them.

    Exit codes: 0 every row has its video. 1 key, base address, journal or table must be put right: read the message. 2 some rows have
    no video: correct them. Rows that the service refused, as when the balance is low, are sent again by the next run; the others only
    once they are changed. 3 not finished: run it again, and it continues. 4 some outcomes are unknown:
    Get-StarVideoSubmission -Outcome Unknown lists them. Look for each video in the service's console, settle it with
    Resolve-StarVideoSubmission, as the message of its error says, and run it again.

    With cron (crontab -e), at half past one, and once more at five in case the computer was restarted in between:

        PATH=/usr/local/bin:/usr/bin:/bin
        30 1 * * * pwsh -NoProfile -NonInteractive -File /opt/starvideos/NightlyJob.ps1 -Csv /srv/shots.csv -Path /srv/videos
        0  5 * * * pwsh -NoProfile -NonInteractive -File /opt/starvideos/NightlyJob.ps1 -Csv /srv/shots.csv -Path /srv/videos

    cron's own PATH is /usr/bin:/bin, which has no pwsh that was installed into /usr/local/bin: hence the first line ('which pwsh' shows
    the folder). cron sets few other variables: put STARVIDEOS_API_KEY=... into a line above these, in a crontab that only you can read,
    or use -SecretName. The module must be installed for the user of the crontab, or for all.

    With the task scheduler of Windows, in an elevated window, for an account whose vault or environment holds the key:

        $program = @{
            Execute  = 'powershell.exe'
            Argument = '-NoProfile -NonInteractive -ExecutionPolicy RemoteSigned -File C:\StarVideos\NightlyJob.ps1 -Csv C:\StarVideos\shots.csv -Path D:\Videos'
        }
        $task = @{
            TaskName = 'StarVideos'
            Action   = New-ScheduledTaskAction @program
            Trigger  = New-ScheduledTaskTrigger -Daily -At 1:30am
            Settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -MultipleInstances IgnoreNew -ExecutionTimeLimit 06:00:00
        }
        Register-ScheduledTask @task -User 'DOMAIN\VideoJob' -Password (Read-Host 'Password of DOMAIN\VideoJob')

    The column 'Last Run Result' shows the exit code.
.PARAMETER Csv
    The CSV file, in UTF-8.
.PARAMETER Path
    The folder in which each day gets its own.
.PARAMETER SecretName
    The name of the key in a vault of SecretManagement. Left out, the key is that of the environment variable STARVIDEOS_API_KEY.
.PARAMETER Attempts
    How often to try, as long as something is not finished.
.PARAMETER Pause
    Seconds between two attempts.
.PARAMETER Timeout
    Seconds to wait for each task in one attempt.
.EXAMPLE
    ./NightlyJob.ps1 -Csv shots.csv -Path /srv/videos
.EXAMPLE
    ./NightlyJob.ps1 -Csv shots.csv -Path /srv/videos -SecretName StarVideos -Attempts 5
#>
#Requires -Version 5.1
#Requires -Modules StarVideos
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Csv,

    [Parameter(Mandatory)]
    [string] $Path,

    [string] $SecretName,

    [ValidateRange(1, 100)]
    [int] $Attempts = 3,

    [ValidateRange(0, 86400)]
    [int] $Pause = 900,

    [ValidateRange(0, [int]::MaxValue)]
    [int] $Timeout = 3600
)

$ErrorActionPreference = 'Stop'
$setup = 'ApiKeyMissing', 'ApiKeyInvalid', 'AuthenticationFailed', 'AccessDenied', 'BaseUriInvalid', 'EndpointNotFound', 'JournalUnavailable'
$final = 'InvalidRequest', 'RequestRejected', 'VideoTaskFailed', 'VideoExpired', 'VideoUrlInvalid'

# Once, and not in each attempt: a job that runs past midnight must not begin a new batch.
$day = Get-Date -Format yyyy-MM-dd
$batch = "nightly-$day"
$folder = (New-Item -Path (Join-Path $Path $day) -ItemType Directory -Force).FullName

$ids = @()
$null = Start-Transcript -Path (Join-Path $folder "log-$(Get-Date -Format HHmmss)-$PID.txt")
try {
    $ProgressPreference = 'SilentlyContinue'
    $VerbosePreference = 'Continue'
    if ($SecretName) {
        Connect-StarVideo -ApiKey (Get-Secret -Name $SecretName)
    }

    $rows = @(Import-Csv -Path $Csv -Encoding UTF8)

    # From here on, one row that goes wrong must not end the others.
    $ErrorActionPreference = 'Continue'
    for ($attempt = 1; $attempt -le $Attempts; $attempt++) {
        if ($attempt -gt 1) {
            Write-Verbose "Not finished. Trying again in $Pause seconds."
            Start-Sleep -Seconds $Pause
        }

        Write-Verbose "Attempt $attempt of at most $Attempts, batch $batch, $($rows.Count) rows."
        $rows |
            New-StarVideoTask -Batch $batch -Resume -ErrorVariable notSent |
            Wait-StarVideoTask -Timeout $Timeout -ErrorVariable notMade |
            Save-StarVideo -Path $folder -FileName '{Name}-{Id}' -SkipExisting -ErrorVariable notSaved

        # A wrong key, a wrong row, an unknown outcome and a cap stay what they are. Only what may pass is worth another attempt.
        $ids = @(@($notSent) + @($notMade) + @($notSaved) | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] })
        $open = $ids | Where-Object { $_ -notin $final + $setup -and $_ -ne 'SubmissionOutcomeUnknown' }
        $isWrong = [bool]($ids | Where-Object { $_ -in $setup })
        if ($isWrong -or -not ($open | Where-Object { $_ -ne 'SpendingLimitReached' })) {
            break
        }
    }
}
catch {
    # What ends the pipeline, such as a missing key, ends the script too, with exit code 1.
    throw
}
finally {
    $null = Stop-Transcript
}

exit $(
    if ($ids -contains 'SubmissionOutcomeUnknown') { 4 }
    elseif ($isWrong) { 1 }
    elseif ($open) { 3 }
    elseif ($ids) { 2 }
    else { 0 }
)
