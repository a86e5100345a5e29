BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:STARVIDEOS_TEST_MODULE
    $emulator = Start-Emulator
    Connect-StarVideo -ApiKey $emulator.Key -BaseUri $emulator.BaseUri
    $task = New-StarVideoTask 'A lighthouse at dawn' -Duration 5 -Ratio 16:9 -Name harbour
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'A task' {
    It 'shows as a table of at most six columns' {
        $text = $task | Format-Table | Out-String -Width 160
        $header = ($text -split '\r?\n' | Where-Object { $_ -match 'Status' }) -replace '\e\[[\d;]*m', ''
        ($header.Trim() -split '\s{1,}').Count | Should -BeLessOrEqual 6
        $text | Should -Match 'harbour\s+Queued\s+\d+ s video_starvideos_\d+\s+A lighthouse at dawn'
    }

    It 'shows as a list with everything' {
        $text = $task | Format-List | Out-String
        foreach ($property in $task.PSObject.Properties.Name | Where-Object { $_ -ne 'IsEnded' }) {
            $text | Should -Match "(?m)^(\e\[[\d;]*m)*$property\s*:"
        }
    }

    It 'is its id as text' {
        "$task" | Should -Be $task.Id
    }

    It 'survives <Way> and can still be piped on' -ForEach @(
        @{ Way = 'Export-Clixml'; Through = { $task | Export-Clixml "$TestDrive/t.xml"; Import-Clixml "$TestDrive/t.xml" } }
        @{ Way = 'Start-Job'; Through = { Start-Job { $input } -InputObject $task | Receive-Job -Wait -AutoRemoveJob } }
        @{ Way = 'JSON'; Through = { $task | ConvertTo-Json | ConvertFrom-Json } }
        @{ Way = 'CSV'; Through = { $task | ConvertTo-Csv | ConvertFrom-Csv } }
    ) {
        $restored = & $Through
        $restored.Id | Should -Be $task.Id
        $ended = $restored | Wait-StarVideoTask -PollInterval 1
        $ended.Status | Should -Be Completed
        $ended.Name | Should -Be harbour
        $file = $ended | Save-StarVideo -Path "$TestDrive/$Way" -Force
        $file.Length | Should -BeGreaterThan 1000
    }

    It 'is refused as a row, also after it was exported' {
        $before = (Get-EmulatorStatus $emulator).createsReceived
        $task | Export-Clixml "$TestDrive/t.xml"
        Import-Clixml "$TestDrive/t.xml" | New-StarVideoTask -ErrorVariable refused -ErrorAction SilentlyContinue
        $refused[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        (Get-EmulatorStatus $emulator).createsReceived | Should -Be $before
    }
}
