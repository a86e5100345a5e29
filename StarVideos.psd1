@{
    RootModule             = if ($PSEdition -eq 'Core') { 'bin/net8.0/StarVideos.PowerShell.dll' } else { 'bin\net472\StarVideos.PowerShell.dll' }
    ModuleVersion          = '0.1.0'
    GUID                   = '5d0b8a35-7c1e-4a53-9c5f-0f6c3b8f4b52'
    Author                 = 'StarVideos contributors'
    CompanyName            = 'StarVideos'
    Copyright              = '(c) StarVideos contributors. MIT licence.'
    Description            = 'Generate videos with the StarVideos O3 service: submit, wait for and save tasks from the prompt, from runbooks and from CSV files.'
    CompatiblePSEditions   = @('Core', 'Desktop')
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess       = @('StarVideos.Format.ps1xml')
    CmdletsToExport        = @(
        'Connect-StarVideo'
        'Disconnect-StarVideo'
        'Export-StarVideoReview'
        'Get-StarVideoBatch'
        'Get-StarVideoConnection'
        'Get-StarVideoSubmission'
        'Get-StarVideoTask'
        'Import-StarVideoReview'
        'New-StarVideoTask'
        'Resolve-StarVideoSubmission'
        'Save-StarVideo'
        'Test-StarVideoRequest'
        'Wait-StarVideoTask'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('StarVideos', 'Video', 'AI', 'VideoGeneration', 'TextToVideo', 'ImageToVideo', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            # ProjectUri, IconUri and ReleaseNotes: added by the build where the repository has an address.
            Prerelease   = 'preview1'
        }
    }
}
