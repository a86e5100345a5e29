<#
.SYNOPSIS
    Runs Pester files on a built module, against an emulator of the service on this computer.
.DESCRIPTION
    Sets the environment variables that the tests read: the module and the emulator to use. Exits with 1 if a test failed or no test ran.
#>
param(
    # One file of this folder, or all of them.
    [string] $File = '*.Tests.ps1',

    # The manifest of the module to test. The default is the one in out/StarVideos.
    [string] $Module,

    # The emulator, built.
    [Parameter(Mandatory)]
    [string] $Emulator,

    # An assembly to load first, as another module may do.
    [string] $Preload
)

$ErrorActionPreference = 'Stop'

# Not as a default value: there Windows PowerShell has no $PSScriptRoot when it runs a script with -File.
if (-not $Module) { $Module = Join-Path $PSScriptRoot '../../out/StarVideos/StarVideos.psd1' }
$env:STARVIDEOS_TEST_MODULE = (Resolve-Path $Module).Path
$env:STARVIDEOS_TEST_EMULATOR = (Resolve-Path $Emulator).Path

if ($Preload) {
    $null = [Reflection.Assembly]::LoadFrom((Resolve-Path $Preload).Path)
}

# The settings of the person who runs the tests must not reach the tests.
foreach ($name in 'STARVIDEOS_API_KEY', 'GLOBALAIOPC_API_KEY', 'STARVIDEOS_BASE_URI', 'STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY') {
    [Environment]::SetEnvironmentVariable($name, $null)
}
$env:STARVIDEOS_JOURNAL = Join-Path ([IO.Path]::GetTempPath()) "starvideos-tests-$PID.jsonl"

Import-Module Pester -MinimumVersion 5.0 -MaximumVersion 5.99.99
$configuration = New-PesterConfiguration
$configuration.Run.Path = Join-Path $PSScriptRoot $File
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
$configuration.Output.RenderMode = 'Plaintext'
try {
    $result = Invoke-Pester -Configuration $configuration
}
finally {
    Remove-Item "$env:STARVIDEOS_JOURNAL*" -ErrorAction Ignore
}

"Pester: $($result.PassedCount) passed, $($result.FailedCount + $result.FailedBlocksCount) failed, $($result.SkippedCount) skipped"
exit [int]($result.Result -ne 'Passed' -or $result.TotalCount -eq 0)
