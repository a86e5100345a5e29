# Dot-sourced by Measure.ps1.

function Get-Median([double[]] $Value) {
    $sorted = $Value | Sort-Object
    $sorted[[int][Math]::Floor($sorted.Count / 2)]
}

function Measure-Median {
    <#
    .SYNOPSIS
        Median of the milliseconds that a script takes, after one run that does not count.
    #>
    param([int] $Runs, [scriptblock] $Script)

    $null = & $Script
    Get-Median (1..$Runs | ForEach-Object { (Measure-Command { $null = & $Script }).TotalMilliseconds })
}

function Measure-InTurn {
    <#
    .SYNOPSIS
        Medians of scripts whose runs alternate. So a computer that slows down slows all of them.
    #>
    param(
        [int] $Runs,
        [scriptblock] $First,
        [scriptblock] $Second,
        [scriptblock] $Third,

        # Runs before each script. Its time is not counted.
        [scriptblock] $Before = {},

        # The scripts print their own milliseconds.
        [switch] $Reported,

        # For scripts that start PowerShell. A new process first compiles what the last process compiled, whatever that process did. So a
        # run would depend on the run before it. Fresh: as on a computer where PowerShell has never run, such as a container.
        [switch] $Fresh,

        # Each script runs twice in a row, and only the second run counts: as on a computer that runs nothing else.
        [switch] $AfterItself
    )

    # The runtime uses its list of code to compile first only with at least this number of processors.
    $env:DOTNET_MultiCoreJitMinNumCpus = if ($Fresh) { 'ffff' } else { $null }
    $steps = [ordered]@{ First = $First; Second = $Second }
    if ($Third) {
        $steps.Third = $Third
    }

    # Round 0 warms up.
    $times = foreach ($round in 0..$Runs) {
        foreach ($name in $steps.Keys) {
            $null = & $Before
            $step = $steps[$name]
            if ($AfterItself) {
                $null = & $step
            }

            $time = if ($Reported) { [double](& $step) } else { (Measure-Command { $null = & $step }).TotalMilliseconds }
            if ($round -gt 0) {
                [pscustomobject]@{ Name = $name; Time = $time }
            }
        }
    }

    $env:DOTNET_MultiCoreJitMinNumCpus = $null
    $medians = [ordered]@{}
    foreach ($name in $steps.Keys) {
        $medians[$name] = Get-Median ($times | Where-Object Name -EQ $name).Time
    }

    $range = ($times | Where-Object Name -EQ 'First').Time | Measure-Object -Minimum -Maximum
    $medians.FirstRange = $range.Minimum, $range.Maximum
    [pscustomobject]$medians
}

function Measure-Json {
    <#
    .SYNOPSIS
        Medians of the figures that a program prints as one line of JSON.
    #>
    param([int] $Runs, [scriptblock] $Script)

    $null = & $Script
    $all = 1..$Runs | ForEach-Object { & $Script | ConvertFrom-Json }
    $medians = [ordered]@{}
    foreach ($name in $all[0].PSObject.Properties.Name) {
        $medians[$name] = Get-Median $all.$name
    }

    [pscustomobject]$medians
}

function Start-Server {
    <#
    .SYNOPSIS
        Starts a program whose first line of output is its address.
    #>
    param([string] $Program, [string[]] $Argument)

    $start = [Diagnostics.ProcessStartInfo]::new($Program)
    $Argument | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    [pscustomobject]@{ Process = $process; Address = $process.StandardOutput.ReadLine() -replace '^.*?(?=http://)', '' }
}

function Stop-Server($Server) {
    if ($Server -and -not $Server.Process.HasExited) {
        $Server.Process.Kill()
        $Server.Process.WaitForExit()
    }
}
