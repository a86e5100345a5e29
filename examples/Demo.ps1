<#
.SYNOPSIS
    Turns examples/shots.csv into videos, against an emulator of the service on this machine. No key and no money needed.
.DESCRIPTION
    The CSV has all five modes, empty cells, one row that breaks a rule and one that the service fails. So the run shows two errors
    and six files: that is how it should be.
#>
[CmdletBinding()]
param(
    # The built module; that of this repository if left out.
    [string] $Module,

    # The built emulator.
    [Parameter(Mandatory)]
    [string] $Emulator,

    # The folder for the videos, out/demo if left out. It is emptied first.
    [string] $Path
)

# Not as defaults: Windows PowerShell knows no $PSScriptRoot there when it runs a script with -File.
if (-not $Module) { $Module = Join-Path $PSScriptRoot '../out/StarVideos/StarVideos.psd1' }
if (-not $Path) { $Path = Join-Path $PSScriptRoot '../out/demo' }

Import-Module $Module
Remove-Item $Path -Recurse -Force -ErrorAction Ignore

# The demo keeps its own journal, apart from the tasks you have paid for.
$env:STARVIDEOS_JOURNAL = Join-Path ([IO.Path]::GetTempPath()) "starvideos-demo-$PID.jsonl"
$start = [Diagnostics.ProcessStartInfo]::new('dotnet', "`"$Emulator`" --port 0 --ready-after 2 --parent-pid $PID")
$start.RedirectStandardOutput = $true
$start.UseShellExecute = $false
$service = [Diagnostics.Process]::Start($start)
try {
    $baseUri = $service.StandardOutput.ReadLine() -replace '^.*?(?=http://)', ''
    Connect-StarVideo -ApiKey emulator-key -BaseUri $baseUri

    # The real service takes minutes, and is polled every 30 seconds unless told otherwise.
    $PSDefaultParameterValues['Wait-StarVideoTask:PollInterval'] = 1

    Import-Csv (Join-Path $PSScriptRoot 'shots.csv') |
        New-StarVideoTask |
        Wait-StarVideoTask |
        Save-StarVideo -Path $Path |
        Format-Table
}
finally {
    if (-not $service.HasExited) {
        $service.Kill()
    }
    $service.Dispose()
    Remove-Item "$env:STARVIDEOS_JOURNAL*" -ErrorAction Ignore
}
