<#
.SYNOPSIS
    Submits the rows of a CSV with -Batch and -Resume and writes a report. The kill test runs it as the process that is killed and as the next run.
.DESCRIPTION
    Key, address and journal come from the environment, as in a runbook. The next run uses the same command line.
#>
[CmdletBinding()]
param(
    # The manifest of the module.
    [Parameter(Mandatory)]
    [string] $Module,

    # The CSV.
    [Parameter(Mandatory)]
    [string] $Path,

    # The label of the run.
    [Parameter(Mandatory)]
    [string] $Batch,

    # The file for the report: the returned tasks and the errors.
    [Parameter(Mandatory)]
    [string] $Report,

    # Submissions on their way at one time.
    [int] $ThrottleLimit = 8,

    # Also submits rows of unknown outcome.
    [switch] $Force
)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$tasks = Import-Csv $Path |
    New-StarVideoTask -Batch $Batch -Resume -Force:$Force -Confirm:$false -ThrottleLimit $ThrottleLimit -ErrorVariable faults -ErrorAction SilentlyContinue

@{
    Tasks = @($tasks | ForEach-Object { @{ Id = $_.Id; Prompt = $_.Prompt } })
    Faults = @($faults | ForEach-Object { @{ Id = ($_.FullyQualifiedErrorId -split ',')[0]; Prompt = $_.TargetObject.prompt; Message = "$_" } })
} | ConvertTo-Json -Depth 4 | Set-Content $Report
