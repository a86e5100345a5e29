<#
.SYNOPSIS
    Makes the help files of the module from the Markdown files of this folder: English ones here, Chinese ones in zh-CN.
.DESCRIPTION
    Microsoft.PowerShell.PlatyPS turns the Markdown into MAML; this script then makes it fit for Get-Help. PlatyPS leaves examples
    as Markdown, fences and all, and every text as one paragraph with the line breaks and backticks of its source.

    The result is committed, so nobody needs PlatyPS to build the module. The about topics beside it are written by hand.
.PARAMETER OutputFolder
    Where en-US/StarVideos.PowerShell.dll-Help.xml and zh-CN/StarVideos.PowerShell.dll-Help.xml go.
.EXAMPLE
    pwsh -NoProfile -File docs/help/Update-Help.ps1
.LINK
    https://github.com/PowerShell/platyPS
#>
#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Microsoft.PowerShell.PlatyPS'; ModuleVersion = '1.0.0' }
[CmdletBinding()]
[OutputType([System.IO.FileInfo])]
param(
    [string] $OutputFolder = (Join-Path $PSScriptRoot '../../src/StarVideos.PowerShell')
)

$ErrorActionPreference = 'Stop'
$maml = 'http://schemas.microsoft.com/maml/2004/10'
$dev = 'http://schemas.microsoft.com/maml/dev/2004/10'
$command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'

function ConvertFrom-Inline {
    # Marks that help a reader of Markdown are only in the way on a console.
    param([string] $Text)

    $Text -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`([^`]+)`', '$1' -replace '\*\*([^*]+)\*\*', '$1'
}

function ConvertFrom-Block {
    # One paragraph, list or fenced block of Markdown as the text of one MAML paragraph: lines are joined, the console wraps them.
    param([string] $Text)

    if ($Text -match '(?s)^```\w*\n(.*?)\n?```$') {
        return $Matches[1]
    }

    # Chinese has no space between two letters, nor next to its punctuation.
    $letter = '[\u3400-\u9fff]'
    $mark = '[\u3001-\u3011\uff01-\uff5e]'
    $Text = $Text -replace "(?<=$letter)\n(?!- )\s*(?=$letter)|(?<=$mark)\n(?!- )\s*|\n(?!- )\s*(?=$mark)"
    ConvertFrom-Inline ($Text -replace '\n(?!- )\s*', ' ')
}

function Split-Block {
    # Blocks are separated by blank lines, fenced ones may hold some.
    param([string] $Text)

    [regex]::Matches($Text.Trim(), '(?ms)^```.*?^```|\S.*?(?=\n\s*\n|\z)').Value
}

function Add-Paragraph {
    param([System.Xml.XmlElement] $Parent, [string[]] $Block)

    foreach ($text in $Block) {
        $paragraph = $Parent.AppendChild($Parent.OwnerDocument.CreateElement('maml', 'para', $maml))
        $paragraph.InnerText = ConvertFrom-Block $text
    }
}

function Get-Text {
    # The Markdown of an element. PlatyPS puts a control character between the blocks of an example.
    param([System.Xml.XmlElement] $Element)

    (@($Element.para) -join "`n`n") -replace "\u0080", '' -replace "\r", ''
}

function Convert-Text {
    param([System.Xml.XmlElement] $Element)

    $text = Get-Text $Element
    $Element.RemoveAll()
    if ($text.Trim()) {
        Add-Paragraph $Element (Split-Block $text)
    }
}

function Convert-Example {
    # What stands before the code introduces it, what stands after remarks on it.
    param([System.Xml.XmlElement] $Example)

    $blocks = @(Split-Block (Get-Text $Example.introduction))
    $at = 0..($blocks.Count - 1) | Where-Object { $blocks[$_].StartsWith('```powershell') } | Select-Object -First 1
    if ($null -eq $at) {
        throw "$($Example.title): no powershell block."
    }

    # Get-Help puts no line break between these parts, so they bring their own.
    $introduction = $Example.SelectSingleNode('*[local-name() = "introduction"]')
    $introduction.RemoveAll()
    Add-Paragraph $introduction @($blocks | Select-Object -First $at)
    foreach ($paragraph in $introduction.ChildNodes) {
        $paragraph.InnerText += "`n`n"
    }

    $Example.SelectSingleNode('*[local-name() = "code"]').InnerText = ConvertFrom-Block $blocks[$at]
    Add-Paragraph $Example.SelectSingleNode('*[local-name() = "remarks"]') @($blocks | Select-Object -Skip ($at + 1); '')
}

function Add-DefaultValue {
    # PlatyPS leaves them out.
    param([xml] $Xml, $Help)

    foreach ($parameter in $Help.Parameters | Where-Object DefaultValue) {
        $path = "//command:command[command:details/command:name = '$($Help.Title)']/command:parameters/command:parameter[maml:name = '$($parameter.Name)']"
        $element = $Xml.SelectSingleNode($path, $names).AppendChild($Xml.CreateElement('dev', 'defaultValue', $dev))
        $element.InnerText = $parameter.DefaultValue
    }
}

function Export-Help {
    # The help file of one language.
    param([string] $Source, [string] $Target)

    $folder = Join-Path ([System.IO.Path]::GetTempPath()) "starvideos-help-$PID"
    try {
        $pages = @(Get-ChildItem $Source -Filter *-*.md | Sort-Object Name)
        if (-not $pages) {
            throw "No help pages in $Source."
        }
        $help = Import-MarkdownCommandHelp -Path $pages.FullName
        $file = $help | Export-MamlCommandHelp -OutputFolder $folder -Force
        $xml = [xml]::new()
        $xml.Load($file.FullName)
    }
    finally {
        Remove-Item $folder -Recurse -Force -ErrorAction Ignore
    }

    $names = [System.Xml.XmlNamespaceManager]::new($xml.NameTable)
    $names.AddNamespace('maml', $maml)
    $names.AddNamespace('dev', $dev)
    $names.AddNamespace('command', $command)
    foreach ($element in $xml.SelectNodes('//maml:description | //maml:alert', $names)) {
        Convert-Text $element
    }

    foreach ($example in $xml.SelectNodes('//command:example', $names)) {
        Convert-Example $example
    }

    foreach ($page in $help) {
        Add-DefaultValue $xml $page
    }

    # A switch takes no value.
    foreach ($value in @($xml.SelectNodes('//command:parameterValue[../dev:type/maml:name = "System.Management.Automation.SwitchParameter"]', $names))) {
        $null = $value.ParentNode.RemoveChild($value)
    }

    # Links lead to files that Get-Help does not know; the names are enough for it.
    foreach ($uri in @($xml.SelectNodes('//maml:navigationLink/maml:uri', $names))) {
        $link = $uri.ParentNode
        if (-not $uri.InnerText) {
            $null = $link.ParentNode.RemoveChild($link)
        }
        elseif ($uri.InnerText -notmatch '^https?://') {
            $uri.InnerText = ''
        }
    }

    $null = New-Item (Split-Path $Target) -ItemType Directory -Force
    $settings = [System.Xml.XmlWriterSettings]@{
        Encoding        = [System.Text.UTF8Encoding]::new($false)
        Indent          = $true
        NewLineChars    = "`n"
        NewLineHandling = 'None'
    }
    $writer = [System.Xml.XmlWriter]::Create($Target, $settings)
    $xml.Save($writer)
    $writer.Dispose()
    [System.IO.File]::AppendAllText($Target, "`n")
    Get-Item $Target
}

$null = New-Item $OutputFolder -ItemType Directory -Force
$output = (Resolve-Path $OutputFolder).Path
$cultures = [cultureinfo]::CurrentCulture, [cultureinfo]::CurrentUICulture
try {
    # PlatyPS writes some headings in the language of the computer.
    [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'en-US'
    Export-Help $PSScriptRoot (Join-Path $output 'en-US/StarVideos.PowerShell.dll-Help.xml')
    Export-Help (Join-Path $PSScriptRoot 'zh-CN') (Join-Path $output 'zh-CN/StarVideos.PowerShell.dll-Help.xml')
}
finally {
    [cultureinfo]::CurrentCulture, [cultureinfo]::CurrentUICulture = $cultures
}
