<#
.SYNOPSIS
    Submits the rows of a CSV with -Batch and -Resume in one runspace or in many, from a given moment on, and writes a report.
.DESCRIPTION
    Key, address and journal come from the environment, as in a runbook. Writes "ready" to its output and starts when the file Go exists.
    A scheduled job needs only ten of these lines. The other lines start many runs together and compare them.
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

    # The file for the report: the returned tasks, the errors, and the time of the end.
    [Parameter(Mandatory)]
    [string] $Report,

    # The run starts when this file exists.
    [Parameter(Mandatory)]
    [string] $Go,

    # Submissions on their way at one time, in each runspace.
    [int] $ThrottleLimit = 16,

    # Runspaces that all submit the same rows.
    [int] $Runspaces = 1,

    # Takes of each row.
    [int] $Count = 1
)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$rows = @(Import-Csv $Path)

$work = {
    param($rows, $batch, $throttleLimit, $count)

    $tasks = $rows | New-StarVideoTask -Batch $batch -Resume -Count $count -ThrottleLimit $throttleLimit -ErrorVariable faults -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
    [pscustomobject]@{
        Done = [DateTime]::UtcNow
        Tasks = @($tasks | ForEach-Object { @{ Id = $_.Id; Prompt = $_.Prompt; Take = $_.Take } })
        Faults = @($faults | ForEach-Object { @{ Id = ($_.FullyQualifiedErrorId -split ',')[0]; Prompt = $_.TargetObject.prompt; Message = "$_" } })
    }
}

$shells = @()
if ($Runspaces -gt 1) {
    $state = [Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    $null = $state.ImportPSModule($Module)
    $shells = @(foreach ($number in 1..$Runspaces) {
            $shell = [PowerShell]::Create([Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($state))
            $shell.Runspace.Open()
            $shell.AddScript($work).AddArgument($rows).AddArgument($Batch).AddArgument($ThrottleLimit).AddArgument($Count)
        })
}

[Console]::Out.WriteLine('ready')
while (-not [IO.File]::Exists($Go)) {
    [Threading.Thread]::Sleep(5)
}

if ($Runspaces -gt 1) {
    $running = @($shells | ForEach-Object { @{ Shell = $_; Result = $_.BeginInvoke() } })
    $results = @($running | ForEach-Object { $_.Shell.EndInvoke($_.Result) })
}
else {
    $results = @(& $work $rows $Batch $ThrottleLimit $Count)
}

ConvertTo-Json -InputObject @($results) -Depth 5 -Compress | Set-Content $Report
