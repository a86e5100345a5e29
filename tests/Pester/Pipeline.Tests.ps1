BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:STARVIDEOS_TEST_MODULE
    $emulator = Start-Emulator
    Connect-StarVideo -ApiKey $emulator.Key -BaseUri $emulator.BaseUri
    $PSDefaultParameterValues['Wait-StarVideoTask:PollInterval'] = 1
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'The whole pipeline' {
    It 'turns the example CSV into files' {
        $csv = Join-Path $PSScriptRoot '../../examples/shots.csv'
        $files = Import-Csv $csv |
            New-StarVideoTask -ErrorVariable newErrors -ErrorAction SilentlyContinue |
            Wait-StarVideoTask -ErrorVariable waitErrors -ErrorAction SilentlyContinue |
            Save-StarVideo -Path $TestDrive/demo -WarningAction SilentlyContinue

        $files.Count | Should -Be 6
        $files.TaskName | Sort-Object | Should -Be 'character', 'dance', 'harbour', 'kitchen', 'morph', 'stage'
        (Get-ChildItem $TestDrive/demo -Force -Exclude index.jsonl, .index.jsonl.lock).Count | Should -Be 6
        (Get-Content $TestDrive/demo/index.jsonl | ConvertFrom-Json).name | Sort-Object | Should -Be 'character', 'dance', 'harbour', 'kitchen', 'morph', 'stage'
        $newErrors.Count | Should -Be 1
        $newErrors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        $newErrors[0].TargetObject.name | Should -Be 'too-long'
        $waitErrors.Count | Should -Be 1
        $waitErrors[0].FullyQualifiedErrorId | Should -BeLike 'VideoTaskFailed,*'
        $waitErrors[0].TargetObject.Name | Should -Be 'unlucky'
    }
}
