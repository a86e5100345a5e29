# Chinese texts through the whole pipeline: tables in three encodings, names, labels, files, journal, index and review page; what the
# service says in Chinese; and what is typed with a Chinese keyboard. The texts are written as code points, since Windows PowerShell
# reads a script without a mark in the code page of the computer.
BeforeDiscovery {
    $core = $PSVersionTable.PSVersion.Major -ge 6
    $encodings = @(
        @{ Case = 'UTF-8 with a mark'; Written = 'mark'; Read = @{} }
        @{ Case = 'UTF-8 with a mark and -Encoding UTF8'; Written = 'mark'; Read = @{ Encoding = 'UTF8' } }
        @{ Case = 'UTF-8 without a mark and -Encoding UTF8'; Written = 'plain'; Read = @{ Encoding = 'UTF8' } }
        if ($core) {
            @{ Case = 'UTF-8 without a mark'; Written = 'plain'; Read = @{} }
            @{ Case = 'GB18030 by name'; Written = 'gb18030'; Read = @{ Encoding = 'GB18030' } }
            @{ Case = 'GB18030 by number'; Written = 'gb18030'; Read = @{ Encoding = 54936 } }
        }
    )
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:STARVIDEOS_TEST_MODULE
    $emulator = Start-Emulator
    $env:STARVIDEOS_JOURNAL = "$TestDrive/journal.jsonl"
    Connect-StarVideo -ApiKey $emulator.Key -BaseUri $emulator.BaseUri

    function Get-Word {
        param([int[]] $Code)

        -join [char[]] $Code
    }

    $harbour = Get-Word 0x6D77, 0x6E2F
    $fox = Get-Word 0x96EA, 0x5730, 0x91CC, 0x7684, 0x72D0, 0x72F8
    $dawn = Get-Word 0x6E05, 0x6668, 0x7684, 0x706F, 0x5854, 0xFF0C, 0x822A, 0x62CD, 0x955C, 0x5934
    $semicolon = Get-Word 0xFF1B
    $comma = Get-Word 0xFF0C
    $loginRefused = Get-Word 0x767B, 0x5F55, 0x9A8C, 0x8BC1, 0x5931, 0x8D25
    $promptMissing = (Get-Word 0x7F3A, 0x5C11, 0x5FC5, 0x586B, 0x53C2, 0x6570) + ': prompt'

    $table = "name,prompt,duration,referenceImages`n$harbour,$dawn,5,`n$fox,$fox,4,https://example.com/1.png${semicolon}https://example.com/2.png`n"
    foreach ($file in @{ mark = [Text.UTF8Encoding]::new($true); plain = [Text.UTF8Encoding]::new($false); gb18030 = [Text.Encoding]::GetEncoding('GB18030') }.GetEnumerator()) {
        [System.IO.File]::WriteAllText("$TestDrive/$($file.Key).csv", $table, $file.Value)
    }

    function Get-Sent {
        Invoke-RestMethod "$($emulator.BaseUri)/_emulator/requests" | ForEach-Object { $_.requests }
    }

    function Get-Plain {
        # Without what a width of 80 adds: line ends, indents and the bars beside an error.
        param($Value)

        ($Value | Out-String -Width 80) -replace '\e\[[\d;]*m' -replace '[\s|]'
    }
}

AfterAll {
    Stop-Emulator $emulator
    $env:STARVIDEOS_JOURNAL = 'off'
}

Describe 'A Chinese table in <Case>' -ForEach $encodings {
    BeforeAll {
        $null = Invoke-RestMethod -Method Post "$($emulator.BaseUri)/_emulator/reset"
        $videos = "$TestDrive/$([guid]::NewGuid().ToString('N'))/$harbour"
        $label = "$harbour-$Case"
        $files = Import-Csv "$TestDrive/$Written.csv" @Read | New-StarVideoTask -Batch $label | Wait-StarVideoTask -PollInterval 1 |
            Save-StarVideo -Path $videos -FileName "$dawn {Name}"
    }

    It 'is sent as it was written' {
        $sent = @(Get-Sent | Sort-Object prompt)
        $sent.prompt | Should -Be (@($dawn, $fox) | Sort-Object)
        ($sent | Where-Object prompt -EQ $fox).referenceImages | Should -Be 'https://example.com/1.png', 'https://example.com/2.png'
    }

    It 'names the files' {
        $expected = @("$dawn $fox.mp4", "$dawn $harbour.mp4") | Sort-Object
        $files.Name | Sort-Object | Should -Be $expected
        (Get-ChildItem -LiteralPath $videos -Filter *.mp4).Name | Sort-Object | Should -Be $expected
    }

    It 'is in the index of the folder' {
        $lines = [System.IO.File]::ReadAllLines("$videos/index.jsonl") | ConvertFrom-Json
        $lines.prompt | Where-Object { $_ } | Sort-Object -Unique | Should -Be (@($dawn, $fox) | Sort-Object)
    }

    It 'is in the journal, and found by its label and names' {
        (Get-StarVideoTask -Batch $label).Prompt | Sort-Object | Should -Be (@($dawn, $fox) | Sort-Object)
        (Get-StarVideoTask -Batch $label -Name "$($harbour[0])*").Name | Should -Be $harbour
        (Get-StarVideoBatch $label).Saved | Should -Be 2
    }

    It 'is resumed: nothing is sent again' {
        $count = @(Get-Sent).Count
        $null = Import-Csv "$TestDrive/$Written.csv" @Read | New-StarVideoTask -Batch $label -Resume
        @(Get-Sent).Count | Should -Be $count
    }

    It 'is on the review page' {
        $page = Export-StarVideoReview -Path $videos -Batch $label
        $data = [regex]::Match([System.IO.File]::ReadAllText($page.FullName), '(?s)id="review-data">(.*?)</script>').Groups[1].Value | ConvertFrom-Json
        $data.entries.name | Sort-Object | Should -Be (@($harbour, $fox) | Sort-Object)
        $data.entries.request.prompt | Sort-Object | Should -Be (@($dawn, $fox) | Sort-Object)
    }
}

Describe 'A table that is read in the wrong encoding' {
    It 'is refused, and the error says what to read it with' -Skip:($PSVersionTable.PSVersion.Major -lt 6) {
        $checks = @(Import-Csv "$TestDrive/gb18030.csv" | Test-StarVideoRequest)
        $checks.IsValid | Should -Be @($false, $false)
        "$($checks[0].Problems)" | Should -Match 'U\+FFFD.+-Encoding of Import-Csv'
    }

    It 'is refused where it was read as GBK, as Windows PowerShell reads it in China: no character is lost then' -Skip:($PSVersionTable.PSVersion.Major -lt 6) {
        $check = Import-Csv "$TestDrive/plain.csv" -Encoding 936 | Select-Object -First 1 -Property prompt | Test-StarVideoRequest
        $check.IsValid | Should -BeFalse
        "$($check.Problems)" | Should -Match "UTF-8 that was read as GBK; if '$dawn' is meant, .+-Encoding UTF8"
    }
}

Describe 'What is typed with a Chinese keyboard' {
    It 'separates addresses by a full-width semicolon' {
        $check = [pscustomobject]@{ prompt = $fox; referenceImages = "https://example.com/1.png${semicolon}https://example.com/2.png$semicolon" } | Test-StarVideoRequest
        $check.IsValid | Should -BeTrue
        $null = [pscustomobject]@{ prompt = $dawn; referenceImages = "https://example.com/1.png$semicolon https://example.com/2.png" } | New-StarVideoTask
        @(Get-Sent)[-1].referenceImages | Should -Be 'https://example.com/1.png', 'https://example.com/2.png'
    }

    It 'is an error that names the rule where a full-width comma stands between addresses' {
        $check = [pscustomobject]@{ prompt = $fox; referenceImages = "https://example.com/1.png${comma}https://example.com/2.png" } | Test-StarVideoRequest
        $check.IsValid | Should -BeFalse
        "$($check.Problems)" | Should -Match 'several addresses; in a table they are separated by semicolons'
    }

    It 'is a warning that names the headings that are not known, and those that are' {
        $word = Get-Word 0x63D0, 0x793A, 0x8BCD
        $before = @(Get-Sent).Count
        $null = "name,$word`nfox,$fox" | ConvertFrom-Csv | New-StarVideoTask -WarningVariable warnings -ErrorVariable errors -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        "$warnings" | Should -Match "not used: $word\. Known columns: Prompt, Name,"
        "$errors" | Should -Match '^Row 1 \(fox\): prompt \(nothing\): is required'
        @(Get-Sent).Count | Should -Be $before
    }

    It 'is a warning that asks for another delimiter where the delimiter is a full-width comma' {
        $null = "name${comma}prompt`nfox$comma$fox" | ConvertFrom-Csv | New-StarVideoTask -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        "$warnings" | Should -Match 'Import-Csv -Delimiter'
    }
}

Describe 'A refusal in Chinese' {
    It 'is whole in the error, the journal and the list: <Fault>' -ForEach @(
        @{ Fault = 'refuse-200-code'; Words = 'loginRefused' }
        @{ Fault = 'refuse-200-msg'; Words = 'promptMissing' }
    ) {
        $said = Get-Variable $Words -ValueOnly
        $null = [pscustomobject]@{ name = $fox; prompt = "$dawn [create:$Fault]" } | New-StarVideoTask -Batch $Fault -ErrorVariable errors -ErrorAction SilentlyContinue

        "$errors" | Should -BeLike "Row 1 ($fox): *$said*"
        $errors[0].Exception.Message | Should -BeLike "Row 1 ($fox): *$said*"
        Get-Plain $errors | Should -BeLike "*$($said -replace ' ')*"
        $submission = Get-StarVideoSubmission $Fault
        $submission.Reason | Should -BeLike "*$said*"
        Get-Plain ($submission | Format-List) | Should -BeLike "*Reason:*$($said -replace ' ')*"
        [System.IO.File]::ReadAllText($env:STARVIDEOS_JOURNAL) | Should -BeLike "*$said*"
    }
}

Describe 'A row that is to be made again' {
    It 'keeps an address with a full-width semicolon in it whole' {
        $videos = "$TestDrive/again"
        $null = $fox | New-StarVideoTask -Batch again | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $videos | Export-StarVideoReview -Path $videos
        $data = [regex]::Match([System.IO.File]::ReadAllText("$videos/review.html"), '(?s)id="review-data">(.*?)</script>').Groups[1].Value | ConvertFrom-Json
        $images = "https://example.com/1$semicolon$harbour.png", 'https://example.com/2.png'
        $decision = @{ id = $data.entries[0].id; decision = 'retake'; request = @{ mode = 'ImageReference'; prompt = $dawn; referenceImages = $images } }
        $review = @{ v = 1; kind = 'starvideos-review'; review = $data.id; page = 'review.html'; decisions = @($decision) } | ConvertTo-Json -Depth 5
        [System.IO.File]::WriteAllText("$videos/review.json", $review)

        $null = Import-StarVideoReview $videos -Decision Retake | New-StarVideoTask

        @(Get-Sent)[-1].referenceImages | Should -Be $images
    }
}
