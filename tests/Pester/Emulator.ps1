# Dot-sourced by the test files.

function Start-Emulator {
    <#
    .SYNOPSIS
        Starts the emulator on free ports; it ends with this process. Returns its process and addresses.
    #>
    param([string[]] $Option = @('--ready-after-polls', '1'))

    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $start.Arguments = (@("`"$env:STARVIDEOS_TEST_EMULATOR`"", '--port', '0', '--parent-pid', $PID) + $Option) -join ' '
    $process = [Diagnostics.Process]::Start($start)
    $base = $process.StandardOutput.ReadLine() -replace '^.*?(?=http://)', ''
    if (-not $base) {
        throw 'The emulator did not start.'
    }

    $references = if ($Option -contains '--references') {
        do { $line = $process.StandardOutput.ReadLine() } until ($line -match '^References: ' -or $null -eq $line)
        $line -replace '^References: '
    }

    [pscustomobject]@{ Process = $process; BaseUri = $base; Key = 'emulator-key'; StatusUri = "$base/_emulator/status"; References = $references }
}

function Stop-Emulator {
    param($Emulator)

    if ($Emulator -and -not $Emulator.Process.HasExited) {
        $Emulator.Process.Kill()
        $Emulator.Process.WaitForExit()
    }
}

function Get-EmulatorStatus {
    <#
    .SYNOPSIS
        What the emulator counted: what was really sent.
    #>
    param($Emulator)

    Invoke-RestMethod $Emulator.StatusUri
}
