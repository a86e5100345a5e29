<#
.SYNOPSIS
    Submits the rows of a CSV with -Batch and -Resume, and writes down what came out: the process that gets killed, and the one that goes on.
.DESCRIPTION
    Key, address and journal come from the environment, as in a runbook. Started again after it died, it is the same line.
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

    # Where the report goes: the tasks that were emitted and the errors that were written.
    [Parameter(Mandatory)]
    [string] $Report,

    # Submissions on their way at one time.
    [int] $ThrottleLimit = 8,

    # Submits rows of unknown outcome too.
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
