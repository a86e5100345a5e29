# Get-Help speaks Chinese to those who read simplified Chinese, and English to everybody else.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester blocks use each other''s variables.')]
param()

BeforeDiscovery {
    $cultures = foreach ($name in 'zh-CN', 'zh-SG', 'zh-Hans', 'zh-Hans-CN') { @{ Culture = $name; Language = 'zh-CN' } }
    $cultures += foreach ($name in 'zh-TW', 'zh-HK', 'zh-Hant', 'zh-Hant-TW', 'de-DE', 'en-GB', 'en-US', '') { @{ Culture = $name; Language = 'en-US' } }
}

BeforeAll {
    $source = Join-Path $PSScriptRoot '../../src/StarVideos.PowerShell'
    $shell = (Get-Process -Id $PID).Path
    $installed = Split-Path $env:STARVIDEOS_TEST_MODULE
    $version = "$((Test-ModuleManifest $env:STARVIDEOS_TEST_MODULE).Version)"

    function Install-Copy {
        # The module as it is installed from the Gallery, in a module path of its own. Returns the folder of the version.
        param([string] $Name)

        $folder = Join-Path $TestDrive "$Name/StarVideos"
        $null = New-Item -ItemType Directory $folder -Force
        Copy-Item $installed (Join-Path $folder $version) -Recurse
        (Resolve-Path (Join-Path $folder $version)).Path
    }

    function Invoke-InCulture {
        # Runs a command in a process of its own that finds the module in this path, in this culture, and returns what it wrote.
        param([string] $ModulePath, [AllowEmptyString()] [string] $Culture, [string] $Command)

        # On Windows the culture is that of the account; elsewhere it comes from the environment.
        $script = "`$ProgressPreference = 'SilentlyContinue'`n`$env:PSModulePath = '$ModulePath' + [IO.Path]::PathSeparator + `$env:PSModulePath`n"
        if ($env:OS -eq 'Windows_NT') {
            $script += "[System.Threading.Thread]::CurrentThread.CurrentUICulture = '$Culture'`n"
        }
        $script += "[Console]::OutputEncoding = [System.Text.Encoding]::UTF8`n$Command"
        $start = [Diagnostics.ProcessStartInfo]::new($shell, "-NoProfile -NonInteractive -EncodedCommand $([Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($script)))")
        $start.UseShellExecute = $false
        $start.RedirectStandardOutput = $true
        $start.StandardOutputEncoding = [System.Text.Encoding]::UTF8
        if ($env:OS -ne 'Windows_NT') {
            $null = $start.Environment.Remove('LC_ALL')
            $null = $start.Environment.Remove('LC_MESSAGES')
            $start.Environment['LANG'] = if ($Culture) { "$($Culture -replace '-', '_').UTF-8" } else { 'C.UTF-8' }
        }
        $process = [Diagnostics.Process]::Start($start)
        $text = $process.StandardOutput.ReadToEnd() -replace '\r'
        $process.WaitForExit()
        $text
    }

    function Get-Synopsis {
        # The first text about New-StarVideoTask in the help file of a language.
        param([string] $Language)

        $xml = [xml]::new()
        $xml.Load((Join-Path $source "$Language/StarVideos.PowerShell.dll-Help.xml"))
        ($xml.helpItems.command | Where-Object { $_.details.name -eq 'New-StarVideoTask' }).details.description.para
    }

    $modules = Split-Path (Split-Path (Install-Copy modules))
}

Describe 'Get-Help where $PSUICulture is <Culture>' -ForEach $cultures {
    It 'is in the language of <Language>, before the module is loaded and after' {
        $topics = 'about_StarVideos', 'about_StarVideos_Batches'
        $readTopics = 'foreach ($name in "about_StarVideos", "about_StarVideos_Batches") { Get-Help $name | Out-String -Width 200 }'
        $text = Invoke-InCulture $modules $Culture "`$PSUICulture; $readTopics; (Get-Module StarVideos).Count; (Get-Help New-StarVideoTask).Synopsis; $readTopics"
        ($text -split '\n')[0] | Should -Be $Culture

        # Each whole, and once: where there are several with one name, Get-Help lists them instead. The 0: the module is not loaded by then.
        $files = foreach ($topic in $topics) { [System.IO.File]::ReadAllText((Join-Path $source "$Language/$topic.help.txt")) }
        $expected = ($Culture, $files, '0', (Get-Synopsis $Language), $files | ForEach-Object { $_ }) -join '' -replace '\s+'
        ($text -replace '\s+') -ceq $expected | Should -BeTrue -Because "this is what it says: $text"
    }
}

Describe 'Get-Help in Chinese' {
    It 'is whole and fits a console of 80 columns' {
        $text = Invoke-InCulture $modules 'zh-CN' 'foreach ($name in (Get-Command -Module StarVideos).Name) { Get-Help $name -Full | Out-String -Width 80 }'
        foreach ($line in $text -split '\n') {
            ($line -replace '[\u2e80-\ua4cf\uf900-\ufaff\uff01-\uff60]', '--').Length | Should -BeLessOrEqual 80 -Because $line
        }
        $text = $text -replace '\s+'
        $xml = [xml]::new()
        $xml.Load((Join-Path $source 'zh-CN/StarVideos.PowerShell.dll-Help.xml'))
        $names = [System.Xml.XmlNamespaceManager]::new($xml.NameTable)
        $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
        $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
        $paragraphs = @($xml.SelectNodes('//command:command/maml:description/maml:para | //command:parameters//maml:para | //command:example//maml:para | //maml:alert/maml:para', $names).InnerText)
        $paragraphs.Count | Should -BeGreaterThan 100
        foreach ($paragraph in $paragraphs) {
            $text.Contains(($paragraph -replace '\s+')) | Should -BeTrue -Because $paragraph
        }
    }
}

Describe 'Get-Help -Online' {
    BeforeAll {
        function Install-CopyOf {
            # The module with the help that the build makes for a repository with this address.
            param([string] $Name, [AllowEmptyString()] [string] $Address)

            $copy = Install-Copy $Name
            $project = Join-Path $source 'StarVideos.PowerShell.csproj'
            & dotnet msbuild $project '-t:ModuleHelp' '-nologo' '-v:quiet' '-nodeReuse:false' "-p:ProjectUri=$Address" "-p:ModuleFolder=$copy/" | Out-Null
            $copy
        }

        $online = Install-CopyOf online https://example.com/owner/repository
        $onlineModules = Split-Path (Split-Path $online)
        $read = '(Get-Command -Module StarVideos | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.HelpUri)" }) -join "`n"'
    }

    It 'leads to the page of the command in <Language>, where $PSUICulture is <Culture>' -ForEach @(
        @{ Culture = 'en-US'; Language = 'en-US'; Folder = 'docs/help' }
        @{ Culture = 'de-DE'; Language = 'en-US'; Folder = 'docs/help' }
        @{ Culture = 'zh-CN'; Language = 'zh-CN'; Folder = 'docs/help/zh-CN' }
        @{ Culture = 'zh-SG'; Language = 'zh-CN'; Folder = 'docs/help/zh-CN' }
    ) {
        $expected = Get-ChildItem (Join-Path $PSScriptRoot "../../$Folder") -Filter *-*.md | Sort-Object BaseName |
            ForEach-Object { "$($_.BaseName) https://example.com/owner/repository/blob/main/$Folder/$($_.Name)" }
        @($expected).Count | Should -Be 13
        (Invoke-InCulture $onlineModules $Culture "Import-Module StarVideos; $read").Trim() | Should -BeExactly ($expected -join "`n")
    }

    It 'changes nothing else in the help' {
        foreach ($folder in 'en-US', 'zh-CN', 'zh-Hans') {
            $linked = [System.IO.File]::ReadAllText("$online/$folder/StarVideos.PowerShell.dll-Help.xml") -replace '<maml:navigationLink><maml:linkText>[^<]*</maml:linkText><maml:uri>https://example\.com/[^<]*</maml:uri></maml:navigationLink>'
            $linked -replace '\r' | Should -BeExactly ([System.IO.File]::ReadAllText((Join-Path $source "$($folder -replace 'Hans', 'CN')/StarVideos.PowerShell.dll-Help.xml")) -replace '\r')
        }
    }

    It 'says that there is no address, where the repository has none' {
        $offline = Split-Path (Split-Path (Install-CopyOf offline ''))
        Invoke-InCulture $offline 'en-US' 'try { Get-Help New-StarVideoTask -Online } catch { $_.FullyQualifiedErrorId }' | Should -Match '^InvalidOperation,'
    }
}
