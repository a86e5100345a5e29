Describe 'A batch that is killed' {
    It 'is continued by the same line, with no row paid twice and none lost' {
        $script = Join-Path $PSScriptRoot '../Kill/Invoke-KillTest.ps1'
        $kills = & $script -Module $env:STARVIDEOS_TEST_MODULE -Emulator $env:STARVIDEOS_TEST_EMULATOR -Kills 4 -Resubmit -WarningVariable wrong -InformationAction SilentlyContinue

        $wrong | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 0
        $kills.Count | Should -Be 4
        $kills.Violations | Should -Be 0, 0, 0, 0
        $kills.Duplicates | Should -Be 0, 0, 0, 0
        $kills.Accounted | Should -Be 200, 200, 200, 200
        $kills.InTheEnd | Should -Be 200, 200, 200, 200
        ($kills.Unknown | Measure-Object -Sum).Sum | Should -BeGreaterThan 0
    }
}
