BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:STARVIDEOS_TEST_MODULE
    $emulator = Start-Emulator
    Connect-StarVideo -ApiKey $emulator.Key -BaseUri $emulator.BaseUri

    function Get-Accepted {
        (Get-EmulatorStatus $emulator).createsAccepted
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'The journal' {
    BeforeEach {
        $before = Get-Accepted
        $env:STARVIDEOS_JOURNAL = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
    }

    It 'lists what was submitted, newest first, by name and without a request' {
        $tasks = 'one', 'two', 'three' | ForEach-Object { New-StarVideoTask "Shot $_" -Name $_ }
        (Get-StarVideoTask).Id | Should -Be $tasks[2].Id, $tasks[1].Id, $tasks[0].Id
        (Get-StarVideoTask -Name t*).Name | Should -Be three, two
        (Get-StarVideoTask | Select-Object -First 1).Name | Should -Be three
    }

    It 'lists what can be waited for and saved' {
        $null = New-StarVideoTask 'Shot' -Name shot
        $file = Get-StarVideoTask -Name shot | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path "$TestDrive/journal"
        $file.Name | Should -Be 'shot.mp4'
        (Get-StarVideoTask).Status | Should -Be Completed

        # The task has ended, but its address is not in the journal: the service is asked for it.
        Get-StarVideoTask | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path "$TestDrive/journal" -Force | Should -Not -BeNullOrEmpty
    }

    It 'keeps a resumed run from paying twice' {
        $rows = 1..5 | ForEach-Object { [pscustomobject]@{ name = "shot-$_"; prompt = 'The same for all' } }
        $first = $rows[0..2] | New-StarVideoTask -Batch night -Resume
        $second = $rows | New-StarVideoTask -Batch night -Resume
        $second.Count | Should -Be 5
        $second[0..2].Id | Should -Be $first.Id
        (Get-Accepted) - $before | Should -Be 5
    }

    It 'counts identical rows one by one' {
        $null = 'same', 'same' | New-StarVideoTask -Batch twins
        $all = 'same', 'same', 'same' | New-StarVideoTask -Batch twins -Resume
        ($all.Id | Sort-Object -Unique).Count | Should -Be 3
        (Get-Accepted) - $before | Should -Be 3
    }

    It 'does not mix runs of different labels' {
        $null = 'row' | New-StarVideoTask -Batch monday
        $null = 'row' | New-StarVideoTask -Batch tuesday -Resume
        (Get-Accepted) - $before | Should -Be 2
    }

    It 'does not send a row whose outcome is unknown, until it is forced' {
        $row = [pscustomobject]@{ name = 'lost'; prompt = 'A lighthouse [create:cut]' }
        $row | New-StarVideoTask -Batch lost -ErrorVariable first -ErrorAction SilentlyContinue
        $first[0].FullyQualifiedErrorId | Should -BeLike 'SubmissionOutcomeUnknown,*'
        (Get-Accepted) - $before | Should -Be 1

        $row | New-StarVideoTask -Batch lost -Resume -ErrorVariable again -ErrorAction SilentlyContinue
        $again[0].FullyQualifiedErrorId | Should -BeLike 'SubmissionOutcomeUnknown,*'
        $again[0].TargetObject | Should -Be $row
        $again[0].ErrorDetails.RecommendedAction | Should -Match 'console'
        (Get-Accepted) - $before | Should -Be 1

        $task = $row | New-StarVideoTask -Batch lost -Resume -Force -Confirm:$false
        $task.Name | Should -Be lost
        (Get-Accepted) - $before | Should -Be 2
        ($row | New-StarVideoTask -Batch lost -Resume).Id | Should -Be $task.Id
    }

    It 'that cannot be written keeps everything from being sent' {
        $env:STARVIDEOS_JOURNAL = Join-Path (New-Item "$TestDrive/a-file" -ItemType File -Force).FullName 'journal.jsonl'
        'row' | New-StarVideoTask -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'JournalUnavailable,*'
        (Get-Accepted) - $before | Should -Be 0
    }

    It 'can be turned off' {
        $env:STARVIDEOS_JOURNAL = 'off'
        'row' | New-StarVideoTask | Should -Not -BeNullOrEmpty
        Get-StarVideoTask | Should -BeNullOrEmpty
    }
}

Describe 'Saving with -SkipExisting' {
    It 'never takes the file of another task of the same name for its own' {
        $env:STARVIDEOS_JOURNAL = Join-Path $TestDrive 'same.jsonl'
        $tasks = 'one', 'two' | ForEach-Object { New-StarVideoTask "The $_" -Name same } | Wait-StarVideoTask -PollInterval 1
        $first = $tasks[1] | Save-StarVideo -Path "$TestDrive/same"
        $first.Name | Should -Be 'same.mp4'

        # This time the other task comes first.
        $again = $tasks | Save-StarVideo -Path "$TestDrive/same" -SkipExisting
        ($again | Where-Object TaskId -EQ $tasks[0].Id).Name | Should -Be "same-$($tasks[0].Id).mp4"
        ($again | Where-Object TaskId -EQ $tasks[1].Id).Name | Should -Be 'same.mp4'
        (Get-ChildItem "$TestDrive/same" -Filter *.mp4).Count | Should -Be 2
    }
}

Describe 'A run without a journal' {
    It 'cannot be resumed, and says so before anything is sent' {
        $before = Get-Accepted
        $env:STARVIDEOS_JOURNAL = 'off'
        { 'row' | New-StarVideoTask -Resume -ErrorAction Stop } | Should -Throw -ErrorId 'JournalUnavailable,*'
        Get-Accepted | Should -Be $before
    }
}
