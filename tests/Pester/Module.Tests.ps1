BeforeAll {
    $manifest = Test-ModuleManifest $env:STARVIDEOS_TEST_MODULE
    $folder = Split-Path $env:STARVIDEOS_TEST_MODULE
}

Describe 'The module folder' {
    It 'has a manifest PowerShell has nothing to say about' {
        $warnings = $null
        $null = Test-ModuleManifest $env:STARVIDEOS_TEST_MODULE -WarningVariable warnings -ErrorAction Stop
        $warnings | Should -BeNullOrEmpty
    }

    It 'says where it is at home, under which licence and what is new' {
        $manifest.LicenseUri | Should -Be 'https://opensource.org/license/mit'
        $data = $manifest.PrivateData.PSData
        if ($data.ProjectUri) {
            "$($manifest.ProjectUri)" | Should -Match '^https://'
            "$($manifest.IconUri)" | Should -Match '^https://.+\.png$'
            $data.ReleaseNotes | Should -Match 'CHANGELOG'
        }
        $data.Prerelease | Should -Match '^[a-z0-9]*$'
    }

    It 'is found by its name in a module path' {
        # With or without a folder for the version, which an installation makes.
        $top = Split-Path $folder
        if ((Split-Path $folder -Leaf) -as [version]) {
            $top = Split-Path $top
        }
        $path = $env:PSModulePath
        try {
            $env:PSModulePath = $top
            $found = Get-Module StarVideos -ListAvailable
        }
        finally {
            $env:PSModulePath = $path
        }
        "$($found.Version) $($found.Path)" | Should -Be "$($manifest.Version) $($manifest.Path)"
    }

    It 'exports the thirteen cmdlets and nothing else' {
        $module = Import-Module $env:STARVIDEOS_TEST_MODULE -PassThru
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be 'Connect-StarVideo', 'Disconnect-StarVideo', 'Export-StarVideoReview', 'Get-StarVideoBatch', 'Get-StarVideoConnection', 'Get-StarVideoSubmission', 'Get-StarVideoTask', 'Import-StarVideoReview', 'New-StarVideoTask', 'Resolve-StarVideoSubmission', 'Save-StarVideo', 'Test-StarVideoRequest', 'Wait-StarVideoTask'
        $module.ExportedCommands.Count | Should -Be 13
        $manifest.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
    }

    It 'brings two assemblies to PowerShell 7' {
        (Get-ChildItem "$folder/bin/net8.0").Name | Sort-Object | Should -Be 'StarVideos.Client.dll', 'StarVideos.PowerShell.dll'
    }

    It 'does not bring the engine' {
        Get-ChildItem $folder -Recurse -Filter 'System.Management.Automation*' | Should -BeNullOrEmpty
    }

    It 'touches neither disk nor network when it is imported' {
        $journal = Join-Path $TestDrive 'import.jsonl'
        $command = "`$env:STARVIDEOS_JOURNAL = '$journal'; `$env:STARVIDEOS_BASE_URI = 'not an address'; Import-Module '$env:STARVIDEOS_TEST_MODULE' -ErrorAction Stop; 'imported'"
        & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command $command | Should -Be 'imported'
        $journal | Should -Not -Exist
    }

    It 'can be removed and imported again' {
        Import-Module $env:STARVIDEOS_TEST_MODULE
        Remove-Module StarVideos
        Import-Module $env:STARVIDEOS_TEST_MODULE
        Get-Command New-StarVideoTask | Should -Not -BeNullOrEmpty
    }
}
