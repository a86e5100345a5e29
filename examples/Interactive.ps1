<#
.SYNOPSIS
    Makes videos from prompts that you type, one after the other.
.DESCRIPTION
    Asks for the key if there is none yet. Then asks for prompts until you
    press Enter without one. Before each submission the script shows what
    would be sent and asks: only 'y' submits, and costs money. Each video is
    saved when it is ready.

    Ctrl+C stops the wait. The service still makes the video. To get it later:

        Get-StarVideoTask | Select-Object -First 1 | Wait-StarVideoTask | Save-StarVideo

    Exit codes:
    0  Every video that you asked for is saved.
    2  There was an error: read the messages.
.PARAMETER Path
    The folder for the videos.
.PARAMETER Duration
    The length of each video in seconds, 3 to 15.
.PARAMETER Ratio
    The ratio of each video.
.EXAMPLE
    ./Interactive.ps1 -Duration 5 -Ratio 16:9
#>
#Requires -Version 5.1
#Requires -Modules StarVideos
[CmdletBinding()]
param(
    [string] $Path = 'videos',

    [ValidateRange(3, 15)]
    [int] $Duration = 3,

    [ValidateSet('9:16', '1:1', '16:9')]
    [string] $Ratio = '9:16'
)

$ErrorActionPreference = 'Stop'
if (-not (Get-StarVideoConnection).HasApiKey) {
    Connect-StarVideo -ApiKey (Read-Host -Prompt 'API key' -AsSecureString)
}

# From here on, an error of one video must not end the session.
$ErrorActionPreference = 'Continue'
$hasProblem = $false
while ($prompt = Read-Host -Prompt 'What does the video show? (Enter to stop)') {
    $video = @{
        Prompt   = $prompt
        Duration = $Duration
        Ratio    = $Ratio
        Name     = Read-Host -Prompt 'A name for the file'
    }
    if (-not $video.Name) {
        $video.Remove('Name')
    }

    New-StarVideoTask @video -WhatIf
    if ((Read-Host -Prompt 'Submit it? It costs money. (y/n)') -ne 'y') {
        continue
    }

    New-StarVideoTask @video -ErrorVariable notSent |
        Wait-StarVideoTask -ErrorVariable notMade |
        Save-StarVideo -Path $Path -ErrorVariable notSaved
    $hasProblem = $hasProblem -or $notSent -or $notMade -or $notSaved
}

exit $(if ($hasProblem) { 2 } else { 0 })
