Describe 'Runs of one line that begin at the same moment' {
    It 'pay for each row once, in three processes' {
        $script = Join-Path $PSScriptRoot '../Overlap/Invoke-OverlapTest.ps1'
        $round = & $script -Module $env:STARVIDEOS_TEST_MODULE -Emulator $env:STARVIDEOS_TEST_EMULATOR -Processes 3 -Rows 100 -Rounds 1 -Latency 30 -NoComparison -WarningVariable wrong -InformationAction SilentlyContinue

        $wrong | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 0
        $round.Accepted | Should -Be 100
        $round.Tasks | Should -Be 100
        $round.Unknown | Should -Be 0
        $round.Duplicates | Should -Be 0
        $round.Violations | Should -Be 0
    }

    It 'pay for each row once where some of three are killed' {
        $script = Join-Path $PSScriptRoot '../Overlap/Invoke-OverlapTest.ps1'
        $rounds = & $script -Module $env:STARVIDEOS_TEST_MODULE -Emulator $env:STARVIDEOS_TEST_EMULATOR -Processes 3 -Rows 100 -Rounds 2 -Latency 100 -ThrottleLimit 4 -NoComparison -WarningVariable wrong -InformationAction SilentlyContinue

        $wrong | Should -BeNullOrEmpty
        $rounds.Duplicates | Should -Be 0, 0
        $rounds.Violations | Should -Be 0, 0
        $rounds[1].Killed | Should -BeGreaterThan 0
        $rounds[1].Tasks + $rounds[1].Unknown | Should -Be 100
    }
}

Describe 'Processes that share a cap' {
    It 'submit together what it allows, and no more' {
        $script = Join-Path $PSScriptRoot '../Overlap/Invoke-CapTest.ps1'
        $round = & $script -Module $env:STARVIDEOS_TEST_MODULE -Emulator $env:STARVIDEOS_TEST_EMULATOR -Processes 3 -Rows 40 -MaximumVideosPerDay 50 -Rounds 1 -WarningVariable wrong -InformationAction SilentlyContinue

        $wrong | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 0
        $round.Sent | Should -Be 50
        $round.Tasks | Should -Be 50
        $round.Violations | Should -Be 0
    }
}
