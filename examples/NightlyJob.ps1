<#
.SYNOPSIS
    Turns a CSV file into videos every night, unattended.
.DESCRIPTION
    Each day is a batch of its own: the label is the date, so the rows are made anew every night, and a job that is started twice
    on one day continues instead. If something passes that time may heal, the job tries again by itself, which costs nothing for
    what was accepted. Videos go to a folder for the day, and all that happens to a log beside them.

    Exit codes: 0 every row has its video, 1 the script itself failed, 2 some rows have no video and running it again will not
    change that, 3 not finished, so run it again, 4 some outcomes are unknown, so look in the service's console first.

    With cron (crontab -e), at half past one, and once more at five in case the computer was restarted in between:

        30 1 * * * pwsh -NoProfile -NonInteractive -File /opt/starvideos/NightlyJob.ps1 -Csv /srv/shots.csv -Path /srv/videos
        0  5 * * * pwsh -NoProfile -NonInteractive -File /opt/starvideos/NightlyJob.ps1 -Csv /srv/shots.csv -Path /srv/videos

    cron sets few variables: put STARVIDEOS_API_KEY=... into a line above these, in a crontab that only you can read, or use
    -SecretName. The second job finds the first one's lock if that is still at work, and ends with 1.

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
$final = 'InvalidRequest', 'RequestRejected', 'VideoTaskFailed', 'VideoExpired', 'VideoUrlInvalid'

# Once, and not in each attempt: a job that runs past midnight must not begin a new batch.
$day = Get-Date -Format yyyy-MM-dd
$batch = "nightly-$day"
$folder = (New-Item -Path (Join-Path $Path $day) -ItemType Directory -Force).FullName

# Two runs of the same rows at one time could pay for them twice: the second one ends here.
try {
    $lock = [System.IO.File]::Open((Join-Path $folder '.starvideos.lock'), 'OpenOrCreate', 'ReadWrite', 'None')
}
catch [System.IO.IOException] {
    throw "The job of $day is still at work in '$folder'."
}

$ids = @()
$null = Start-Transcript -Path (Join-Path $folder 'log.txt') -Append
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

        # Another attempt is worth while only for what time may heal.
        $ids = @(@($notSent) + @($notMade) + @($notSaved) | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] })
        $open = $ids | Where-Object { $_ -notin $final -and $_ -ne 'SubmissionOutcomeUnknown' }
        if (-not $open) {
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
    $lock.Dispose()
}

exit $(
    if ($ids -contains 'SubmissionOutcomeUnknown') { 4 }
    elseif ($open) { 3 }
    elseif ($ids) { 2 }
    else { 0 }
)
