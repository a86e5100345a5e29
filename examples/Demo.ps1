<#
.SYNOPSIS
    Turns examples/shots.csv into videos, with an emulator of the service on
    this computer. Needs no key and costs nothing.
.DESCRIPTION
    The CSV file has all five modes, empty cells, one row that breaks a rule
    and one row that the service fails. So the expected result is six files
    and two errors.
#>
[CmdletBinding()]
param(
    # The manifest of the built module. The default is out/StarVideos of this repository.
    [string] $Module,

    # The assembly of the built emulator.
    [Parameter(Mandatory)]
    [string] $Emulator,

    # The folder for the videos. The default is out/demo. The script deletes the folder first.
    [string] $Path
)

# Not as default values: there Windows PowerShell has no $PSScriptRoot when it runs a script with -File.
if (-not $Module) { $Module = Join-Path $PSScriptRoot '../out/StarVideos/StarVideos.psd1' }
if (-not $Path) { $Path = Join-Path $PSScriptRoot '../out/demo' }

Import-Module $Module
Remove-Item $Path -Recurse -Force -ErrorAction Ignore

# A journal of its own: tasks of the emulator must not be among your paid tasks.
$env:STARVIDEOS_JOURNAL = Join-Path ([IO.Path]::GetTempPath()) "starvideos-demo-$PID.jsonl"
$start = [Diagnostics.ProcessStartInfo]::new('dotnet', "`"$Emulator`" --port 0 --ready-after 2 --parent-pid $PID")
$start.RedirectStandardOutput = $true
$start.UseShellExecute = $false
$service = [Diagnostics.Process]::Start($start)
try {
    $baseUri = $service.StandardOutput.ReadLine() -replace '^.*?(?=http://)', ''
    Connect-StarVideo -ApiKey emulator-key -BaseUri $baseUri

    # The real service takes minutes. The default interval is 30 seconds; the emulator needs only 2 seconds.
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
