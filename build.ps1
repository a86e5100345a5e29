#!/usr/bin/env pwsh
<#
.SYNOPSIS
    Builds, tests, shows and packs the StarVideos module.
.DESCRIPTION
    Build   builds the module into out/StarVideos, ready for Import-Module (includes restore)
    Test    runs every test: client library, hosted engine, Pester
    Analyze checks the style of C# and of scripts (needs PSScriptAnalyzer); compiling runs the .NET analyzers
    Demo    builds, starts an emulator of the service on this computer, and turns examples/shots.csv into files in out/demo
    Bench   measures speed and memory, compares them with what one would use instead, and writes bench/RESULTS.md (about ten minutes)
    Pack    makes the packages in out/: the module for the PowerShell Gallery, the client library, the emulator as a .NET tool
    Clean   deletes everything that was built
.EXAMPLE
    ./build.ps1 Demo
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Analyze', 'Demo', 'Bench', 'Pack', 'Clean')]
    [string[]] $Task = 'Build'
)

$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$out = Join-Path $root 'out'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args -join ' ') ended with exit code $LASTEXITCODE."
    }
}

function Invoke-Build {
    Invoke-DotNet msbuild (Join-Path $root 'src/StarVideos.PowerShell/StarVideos.PowerShell.csproj') -restore '-t:Module' '-v:minimal' -nologo
}

function Invoke-Test {
    Invoke-DotNet test $root
}

function Invoke-Analyze {
    Invoke-DotNet format (Join-Path $root 'StarVideos.sln') --verify-no-changes
    Import-Module PSScriptAnalyzer
    $scripts = Get-ChildItem $root -Recurse -Filter *.ps1 | Where-Object FullName -NotMatch '[\\/](bin|obj|out)[\\/]'
    $findings = $scripts | ForEach-Object { Invoke-ScriptAnalyzer -Path $_.FullName -Settings (Join-Path $root 'PSScriptAnalyzerSettings.psd1') }
    if ($findings) {
        $findings | Format-Table ScriptName, Line, RuleName, Message -Wrap | Out-Host
        throw "PSScriptAnalyzer reported $(@($findings).Count) problems in the scripts."
    }
}

function Invoke-Demo {
    Invoke-Build
    $emulator = Join-Path $root 'tests/StarVideos.Emulator'
    Invoke-DotNet build $emulator '-v:quiet' -nologo
    $demo = Join-Path $root 'examples/Demo.ps1'
    & (Get-Process -Id $PID).Path -NoProfile -File $demo -Module (Join-Path $out 'StarVideos/StarVideos.psd1') -Emulator (Join-Path $emulator 'bin/Debug/net10.0/StarVideos.Emulator.dll') -Path (Join-Path $out 'demo')
    if ($LASTEXITCODE -ne 0) {
        throw "The demo ended with exit code $LASTEXITCODE."
    }
}

function Invoke-Bench {
    Invoke-Build
    foreach ($project in 'tests/StarVideos.Emulator', 'bench/StarVideos.Bench', 'bench/EmptyModule') {
        Invoke-DotNet build (Join-Path $root $project) -c Release '-v:quiet' -nologo
    }

    & (Join-Path $root 'bench/Measure.ps1') -Module (Join-Path $out 'StarVideos/StarVideos.psd1') `
        -Emulator (Join-Path $root 'tests/StarVideos.Emulator/bin/Release/net10.0/StarVideos.Emulator.dll') `
        -Bench (Join-Path $root 'bench/StarVideos.Bench/bin/Release/net10.0/StarVideos.Bench.dll') `
        -EmptyModule (Join-Path $root 'bench/EmptyModule/bin/Release/net8.0/EmptyModule.psd1')
}

function Invoke-Pack {
    Remove-Item (Join-Path $out '*.nupkg')
    Invoke-DotNet pack $root '-v:quiet' -nologo
    Get-ChildItem $out -Filter *.nupkg
}

function Invoke-Clean {
    Invoke-DotNet clean $root '-v:quiet' -nologo
    Get-ChildItem $root -Recurse -Directory -Include bin, obj | Where-Object FullName -NotMatch '[\\/]\.git[\\/]' | Remove-Item -Recurse -Force -ErrorAction Ignore
    Remove-Item $out -Recurse -Force -ErrorAction Ignore
}

foreach ($name in $Task) {
    & "Invoke-$name"
}
