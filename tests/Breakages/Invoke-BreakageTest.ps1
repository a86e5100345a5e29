<#
.SYNOPSIS
    Breaks the library on purpose, once for each entry of Breakages.psd1, and checks that the tests named there fail.
.DESCRIPTION
    Works on a copy of the repository's files and does not change the repository. First the tests must pass on the unchanged copy. Then the
    script puts in each breakage and builds the library. Each named test, or a test of each named class, must fail.

    Writes one object for each breakage. Exits with 1 if a breakage was not caught. Needs the .NET SDK, and takes about half a minute for
    each breakage.
.EXAMPLE
    ./tests/Breakages/Invoke-BreakageTest.ps1 | Format-Table -Wrap
.EXAMPLE
    ./tests/Breakages/Invoke-BreakageTest.ps1 -Name '*Retry-After*'
#>
[CmdletBinding()]
[OutputType([pscustomobject])]
param(
    # Which breakages, with wildcards.
    [string] $Name = '*'
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
$folder = Join-Path ([IO.Path]::GetTempPath()) "starvideos-breakages-$PID"
$breakages = @((Import-PowerShellDataFile (Join-Path $PSScriptRoot 'Breakages.psd1')).Breakages | Where-Object Name -Like $Name)
if (-not $breakages) { throw "No breakage is named '$Name'." }

function Invoke-DotNet {
    $output = dotnet @args 2>&1
    if ($LASTEXITCODE) { throw "dotnet $args`n$($output -join "`n")" }
}

function Get-Failure {
    <#
    .SYNOPSIS
        Runs tests in the copy and returns the names of those that failed.
    #>
    param([string[]] $Test)

    $filter = ($Test | ForEach-Object { "FullyQualifiedName~.$_" }) -join '|'
    Remove-Item "$folder/results" -Recurse -ErrorAction Ignore
    $output = dotnet test $assembly --filter $filter --logger 'trx;LogFileName=results.trx' --results-directory "$folder/results" 2>&1
    if (-not (Test-Path "$folder/results/results.trx")) { throw "The tests did not run.`n$($output -join "`n")" }
    $results = @(Select-Xml -Path "$folder/results/results.trx" -XPath '//t:UnitTestResult' -Namespace @{ t = 'http://microsoft.com/schemas/VisualStudio/TeamTest/2010' } | ForEach-Object Node)
    foreach ($one in $Test) {
        if (-not ($results | Where-Object testName -Like "*.$one*")) { throw "There is no test $one." }
    }
    $results | Where-Object outcome -EQ 'Failed' | ForEach-Object testName
}

try {
    foreach ($file in git -C $root ls-files --cached --others --exclude-standard) {
        if (Test-Path -LiteralPath "$root/$file" -PathType Leaf) {
            $null = New-Item -ItemType Directory -Force (Split-Path "$folder/$file")
            Copy-Item -LiteralPath "$root/$file" "$folder/$file"
        }
    }

    # A breakage can leave code unused. That must not stop the build.
    $quick = '-p:TreatWarningsAsErrors=false', '-p:RunAnalyzers=false', '-nodeReuse:false', '--disable-build-servers'
    Invoke-DotNet build "$folder/tests/StarVideos.Client.Tests" @quick
    $assembly = "$folder/tests/StarVideos.Client.Tests/bin/Debug/net10.0/StarVideos.Client.Tests.dll"
    $failed = @(Get-Failure ($breakages.Tests | Select-Object -Unique))
    if ($failed) { throw "These tests fail without a breakage: $($failed -join ', ')" }

    $missed = 0
    foreach ($breakage in $breakages) {
        $source = "$folder/src/StarVideos.Client/$($breakage.File)"
        $text = [IO.File]::ReadAllText($source)
        $broken = $text.Replace("`r`n", "`n")
        foreach ($edit in $breakage.Edits) {
            $parts = $broken -csplit [regex]::Escape($edit[0])
            if ($parts.Count -ne 2) { throw "$($breakage.Name): in $($breakage.File) this text must be exactly once: $($edit[0])" }
            $broken = $parts -join $edit[1]
        }
        [IO.File]::WriteAllText($source, $broken)
        try {
            Invoke-DotNet build "$folder/src/StarVideos.Client" -f net8.0 --no-restore @quick
            Copy-Item "$folder/src/StarVideos.Client/bin/Debug/net8.0/StarVideos.Client.dll" (Split-Path $assembly)
            $failed = @(Get-Failure $breakage.Tests)
        }
        finally {
            [IO.File]::WriteAllText($source, $text)
        }

        $passed = @($breakage.Tests | Where-Object { -not ($failed -like "*.$_*") })
        if ($passed) { $missed++ }
        [pscustomobject]@{ Breakage = $breakage.Name; Caught = -not $passed; FailedTests = $failed.Count; Passed = $passed -join ', ' }
    }
}
finally {
    Remove-Item $folder -Recurse -Force -ErrorAction Ignore
}

exit [int]($missed -gt 0)
