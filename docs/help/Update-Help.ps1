<#
.SYNOPSIS
    Makes the help file of the module from the Markdown files of this folder.
.DESCRIPTION
    Microsoft.PowerShell.PlatyPS turns the Markdown into MAML; this script then makes it fit for Get-Help. PlatyPS leaves examples
    as Markdown, fences and all, and every text as one paragraph with the line breaks and backticks of its source.

    The result is committed, so nobody needs PlatyPS to build the module. The about topics beside it are written by hand.
.PARAMETER OutputFolder
    Where StarVideos.PowerShell.dll-Help.xml goes.
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
    [string] $OutputFolder = (Join-Path $PSScriptRoot '../../src/StarVideos.PowerShell/en-US')
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

$folder = Join-Path ([System.IO.Path]::GetTempPath()) "starvideos-help-$PID"
try {
    $pages = Get-ChildItem $PSScriptRoot -Filter *-*.md | Sort-Object Name
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

$null = New-Item $OutputFolder -ItemType Directory -Force
$target = Join-Path (Resolve-Path $OutputFolder) 'StarVideos.PowerShell.dll-Help.xml'
$settings = [System.Xml.XmlWriterSettings]@{
    Encoding        = [System.Text.UTF8Encoding]::new($false)
    Indent          = $true
    NewLineChars    = "`n"
    NewLineHandling = 'None'
}
$writer = [System.Xml.XmlWriter]::Create($target, $settings)
$xml.Save($writer)
$writer.Dispose()
[System.IO.File]::AppendAllText($target, "`n")
Get-Item $target
