<#
.SYNOPSIS
    Turns a CSV file into videos every night, unattended.
.DESCRIPTION
    Each day is a batch of its own: its label is the date. So the job makes
    all rows again every night. A job that starts twice on one day continues
    the batch of that day, also while the first job still runs: no row is paid
    twice.

    After an error that can pass, such as a timeout, the job tries again by
    itself. That costs nothing for rows that the service accepted. The videos
    of a day go to a folder of that day. Each run writes a log into this
    folder.

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

    With cron (crontab -e): at 01:30, and again at 05:00 in case the computer
    was restarted in between:

        PATH=/usr/local/bin:/usr/bin:/bin
        30 1 * * * pwsh -NoProfile -NonInteractive -File /opt/starvideos/NightlyJob.ps1 -Csv /srv/shots.csv -Path /srv/videos
        0  5 * * * pwsh -NoProfile -NonInteractive -File /opt/starvideos/NightlyJob.ps1 -Csv /srv/shots.csv -Path /srv/videos

    The line PATH is needed: cron's own PATH is /usr/bin:/bin, without
    /usr/local/bin. 'which pwsh' shows the folder of pwsh. cron sets few other
    variables. Write STARVIDEOS_API_KEY=... into a line above these lines, in
    a crontab that only you can read, or use -SecretName. Install the module
    for the user of the crontab, or for all users.

    With the Windows Task Scheduler: run this in an elevated window, for an
    account whose vault or environment has the key:

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
    The folder that gets a folder for each day.
.PARAMETER SecretName
    The name of the key in a vault of SecretManagement. The default is the key
    in the environment variable STARVIDEOS_API_KEY.
.PARAMETER Attempts
    How many times to try while something is not finished.
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

# Read the date once, not in each attempt: a job that runs past midnight must not start a new batch.
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

    # From here on, an error of one row must not stop the other rows.
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

        # Another attempt does not help against a wrong key, a wrong row, an unknown outcome or a cap.
        $ids = @(@($notSent) + @($notMade) + @($notSaved) | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] })
        $open = $ids | Where-Object { $_ -notin $final + $setup -and $_ -ne 'SubmissionOutcomeUnknown' }
        $isWrong = [bool]($ids | Where-Object { $_ -in $setup })
        if ($isWrong -or -not ($open | Where-Object { $_ -ne 'SpendingLimitReached' })) {
            break
        }
    }
}
catch {
    # An error that ends the pipeline, such as a missing key, ends the script with exit code 1.
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
