# Starts new PowerShell processes that submit a CSV with Submit-Rows.ps1, all at one common moment. Dot-sourced by the scripts in this folder.

function Start-Submission {
    <#
    .SYNOPSIS
        Starts a process that submits a CSV. It waits until the file -Go is there.
    #>
    param(
        [string] $Module,
        [string] $Path,
        [string] $Batch,
        [string] $Report,
        [string] $Go,
        [int] $ThrottleLimit,
        [int] $Runspaces = 1,
        [int] $Count = 1,

        # STARVIDEOS_API_KEY and similar variables.
        [hashtable] $Environment
    )

    $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $arguments = '-NoProfile', '-NonInteractive', '-File', (Join-Path $PSScriptRoot 'Submit-Rows.ps1'),
        '-Module', $Module, '-Path', $Path, '-Batch', $Batch, '-Report', $Report, '-Go', $Go, '-ThrottleLimit', $ThrottleLimit, '-Runspaces', $Runspaces, '-Count', $Count

    # Not ArgumentList: .NET Framework does not have it. No argument contains a quotation mark or ends in a backslash.
    $start.Arguments = ($arguments | ForEach-Object { "`"$_`"" }) -join ' '
    foreach ($name in $Environment.Keys) {
        $start.EnvironmentVariables[$name] = "$($Environment[$name])"
    }

    $process = [Diagnostics.Process]::Start($start)
    [pscustomobject]@{ Process = $process; Report = $Report; Errors = $process.StandardError.ReadToEndAsync(); IsKilled = $false }
}

function Wait-Ready {
    <#
    .SYNOPSIS
        Returns when all processes have loaded what they need and wait for the common moment.
    #>
    param([object[]] $Run)

    foreach ($one in $Run) {
        if ($one.Process.StandardOutput.ReadLine() -ne 'ready') {
            $Run | Where-Object { -not $_.Process.HasExited } | ForEach-Object { $_.Process.Kill() }
            throw "A run did not begin: $($one.Errors.GetAwaiter().GetResult())"
        }
    }
}

function Receive-Report {
    <#
    .SYNOPSIS
        Waits until a process has ended and returns its report. A killed process has no report.
    #>
    param($Run)

    $Run.Process.WaitForExit()
    if ($Run.IsKilled) {
        return
    }

    if ($Run.Process.ExitCode -ne 0 -or -not (Test-Path $Run.Report)) {
        throw "A run ended with exit code $($Run.Process.ExitCode): $($Run.Errors.GetAwaiter().GetResult())"
    }

    Get-Content $Run.Report -Raw | ConvertFrom-Json | ForEach-Object { $_ }
}
