# The tables of the dry run and of the commands that read the journal, at a width of 80, and what remains of these objects after a job.
BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:STARVIDEOS_TEST_MODULE
    $emulator = Start-Emulator
    $env:STARVIDEOS_JOURNAL = "$TestDrive/journal.jsonl"
    Connect-StarVideo -ApiKey $emulator.Key -BaseUri $emulator.BaseUri
    $null = 'a harbour at dawn', 'a fox [create:500]' | New-StarVideoTask -Batch night -Duration 5 -ErrorAction SilentlyContinue

    function Get-Text {
        param($Value, [string] $View = 'Table')

        $shown = if ($View -eq 'Table') { $Value | Format-Table } else { $Value | Format-List }
        ($shown | Out-String -Width 80) -replace '\e\[[\d;]*m', ''
    }

    function Get-Copy {
        param($Value)

        Start-Job { $input } -InputObject $Value | Receive-Job -Wait -AutoRemoveJob
    }
}

AfterAll {
    Stop-Emulator $emulator
    $env:STARVIDEOS_JOURNAL = 'off'
}

Describe 'A review page' {
    It 'shows its size and its whole path' {
        $page = 'night' | ForEach-Object { Export-StarVideoReview "$TestDrive/page.html" -Batch $_ }
        Get-Text $page | Should -Match "(?m)^ *\d[\d.]* KB $([regex]::Escape("$TestDrive/page.html".Substring(0, 10)))"
    }
}

Describe 'A submission' {
    It 'shows its whole id, its outcome and the beginning of its prompt' {
        $submission = Get-StarVideoSubmission -Outcome Unknown
        Get-Text $submission | Should -Match "$($submission.SubmissionId) Unknown +\d+ s +a fox"
        Get-Text (Get-Copy $submission) | Should -Match "$($submission.SubmissionId) Unknown +\d+ s +a fox"
    }

    It 'shows which take it is from the second on, and so does its task' {
        $tasks = New-StarVideoTask 'a lake' -Name a-lake-at-dawn -Count 3
        $submissions = Get-StarVideoSubmission -Name a-lake-at-dawn | Sort-Object Take
        foreach ($shown in (Get-Text $submissions), (Get-Text (Get-Copy $submissions))) {
            $shown | Should -Match '(?s)Created +\d+ s +a-lake-at-d\u2026[^(]+Created +\d+ s +a-lake-\u2026 \(2\).+Created +\d+ s +a-lake-\u2026 \(3\)'
        }

        foreach ($shown in (Get-Text $tasks), (Get-Text (Get-Copy $tasks))) {
            $shown | Should -Match '(?sm)^a-lake-at-d\u2026 Queued.+^a-lake-\u2026 \(2\).+^a-lake-\u2026 \(3\)'
        }
    }

    It 'shows as a list with everything' {
        $submission = Get-StarVideoSubmission -Outcome Unknown
        $text = Get-Text $submission List
        foreach ($property in $submission.PSObject.Properties.Name) {
            $text | Should -Match "(?m)^$property\s*:"
        }
    }

    It 'can be settled after it went through <Way>' -ForEach @(
        @{ Way = 'Export-Clixml'; Through = { param($it) $it | Export-Clixml "$TestDrive/s.xml"; Import-Clixml "$TestDrive/s.xml" } }
        @{ Way = 'a job'; Through = { param($it) Get-Copy $it } }
        @{ Way = 'JSON'; Through = { param($it) $it | ConvertTo-Json | ConvertFrom-Json } }
        @{ Way = 'CSV'; Through = { param($it) $it | ConvertTo-Csv | ConvertFrom-Csv } }
    ) {
        $null = "for $Way [create:500]" | New-StarVideoTask -ErrorAction SilentlyContinue
        $submission = Get-StarVideoSubmission | Select-Object -First 1
        $settled = & $Through $submission | Resolve-StarVideoSubmission -NotCreated -Confirm:$false
        $settled.SubmissionId | Should -Be $submission.SubmissionId
        $settled.Outcome | Should -Be Rejected
    }
}

Describe 'A batch' {
    It 'shows its numbers in one line' {
        $batch = Get-StarVideoBatch night
        Get-Text $batch | Should -Match 'night +2 +0 +1 +0 +1 +0 +0 +\d+ s'
        Get-Text (Get-Copy $batch) | Should -Match 'night +2 +0 +1 +0 +1 +0 +0 +\d+ s'
    }

    It 'shows as a list with everything but what it is reckoned from' {
        $batch = Get-StarVideoBatch night
        $text = Get-Text $batch List
        foreach ($property in $batch.PSObject.Properties.Name | Where-Object { $_ -ne 'ToSave' }) {
            $text | Should -Match "(?m)^$property\s*:"
        }
    }
}

Describe 'A dry run' {
    It 'puts bad rows into words' {
        $checks = @{ prompt = 'a'; duration = 60; name = 'fox' }, @{ prompt = 'b'; duration = 5 } | Test-StarVideoRequest
        $text = (Get-Text $checks) -replace '\s+', ' '
        $text | Should -Match '1 no fox'
        $text | Should -Match '2 yes'
        $text -replace ' ', '' | Should -Match 'duration:mustbeawholenumberofsecondsfrom3to15\.'
        (Get-Text (Get-Copy $checks)) -replace '\s+', '' | Should -Match "1nofoxduration'60':mustbeawholenumberofsecondsfrom3to15\.2yes"
    }

    It 'shows as a list with everything' {
        $check = 'a' | Test-StarVideoRequest
        $text = Get-Text $check List
        foreach ($property in $check.PSObject.Properties.Name | Where-Object { $_ -ne 'Row' }) {
            $text | Should -Match "(?m)^$property\s*:"
        }
    }
}

Describe 'What was decided of a video' {
    BeforeAll {
        $videos = "$TestDrive/videos"
        $null = 'a fox', 'a crow' | New-StarVideoTask -Batch farm -ThrottleLimit 1 | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $videos | Export-StarVideoReview -Path $videos
        $data = [regex]::Match((Get-Content "$videos/review.html" -Raw -Encoding UTF8), '(?s)id="review-data">(.*?)</script>').Groups[1].Value | ConvertFrom-Json
        $decisions = @(
            @{ id = $data.entries[0].id; decision = 'keep'; rating = 5 }
            @{ id = $data.entries[1].id; decision = 'retake'; count = 3; request = @{ mode = 'Text'; prompt = 'a red crow'; name = 'crow' } }
        )
        $review = @{ v = 1; kind = 'starvideos-review'; review = $data.id; page = 'review.html'; decisions = $decisions } | ConvertTo-Json -Depth 5
        [System.IO.File]::WriteAllText("$videos/review.json", $review)
    }

    It 'shows as a file with decision, rating and size' {
        Get-Text (Import-StarVideoReview $videos -Decision Keep) | Should -Match 'Keep +5 +[\d.]+ KB +video_starvideos_\d+ +a fox\.mp4'
    }

    It 'shows as a row with what was edited' {
        Get-Text (Import-StarVideoReview $videos -Decision Retake) | Should -Match 'Retake +crow +3 +prompt, name +a red crow'
    }
}

Describe 'A table at a width of 80' {
    BeforeAll {
        # Each Chinese character is two columns wide, an emoji as well, and the mark on the e has none.
        function Get-Word {
            param([int[]] $Code)

            -join ($Code | ForEach-Object { [char]::ConvertFromUtf32($_) })
        }

        $chinese = (Get-Word 0x6E05, 0x6668, 0x7684, 0x6D77, 0x6E2F) * 4
        $emoji = (Get-Word 0x1F98A) * 9
        $marked = (Get-Word 0x65, 0x301) * 14
        $names = 'harbour', 'a-name-that-is-much-too-long', $chinese, $emoji, $marked
        $long = 'nightly-2026-11-20-part-one-of-two'
        $everything = $names | ForEach-Object { [pscustomobject]@{ name = $_; prompt = "$_ $chinese"; duration = 5; count = 2 } } | New-StarVideoTask -Batch $long -ThrottleLimit 1
        $null = [pscustomobject]@{ name = $chinese; prompt = "$chinese [create:500]" } | New-StarVideoTask -Batch $chinese -ErrorAction SilentlyContinue
        $odd = [pscustomobject]@{ name = 'odd'; prompt = "a fox in the snow, and behind it a lake [create:mcp-id]" } | New-StarVideoTask
        $files = @($everything) + @($odd) | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path "$TestDrive/wide"

        # Where something begins in the lines that hold it, in columns of a terminal; and how wide the widest line is.
        function Get-Column {
            param([string] $Text, [string] $Pattern)

            $Text -split '\r?\n' | ForEach-Object { $found = [regex]::Match($_, $Pattern); if ($found.Success) { [StarVideos.Text.DisplayWidth]::Of($_.Substring(0, $found.Index)) } } | Sort-Object -Unique
        }

        function Get-Width {
            param([string] $Text)

            ($Text -split '\r?\n' | ForEach-Object { [StarVideos.Text.DisplayWidth]::Of($_.TrimEnd()) } | Measure-Object -Maximum).Maximum
        }
    }

    It 'of tasks has whole ids in one column, and 19 columns of each prompt' {
        $text = Get-Text $everything
        @([regex]::Matches($text, 'video_starvideos_\d{10}(?!\d)').Value) | Should -Be $everything.Id
        @(Get-Column $text 'video_starvideos_') | Should -HaveCount 1
        Get-Width $text | Should -BeLessOrEqual 80
        $text | Should -Match "(?m)^harbour .+ harbour $($chinese.Substring(0, 5))\u2026"
        $text | Should -Match "(?m)^$($chinese.Substring(0, 5))\u2026 "
    }

    It 'of tasks has the whole of an id of another form, in two lines' {
        foreach ($task in $odd, (Get-StarVideoTask -Name odd), ($odd | Get-StarVideoTask), (Get-Copy $odd)) {
            $lines = (Get-Text (@($everything)[0], $task)) -split '\r?\n'
            $at = @(Get-Column ($lines -join "`n") 'video_starvideos_')[0]
            -join ($lines | Where-Object { $_.Length -gt $at -and $_ -notmatch 'video_|^Name|^----' } | ForEach-Object { $_.Substring($at).PadRight(28).Substring(0, 28).Trim() }) | Should -Be $odd.Id
            ($lines | Where-Object { $_ -match 'video_starvideos_' }) | Should -HaveCount 1
        }
    }

    It 'of submissions has whole ids in one column' {
        $submissions = Get-StarVideoSubmission
        $text = Get-Text $submissions
        @([regex]::Matches($text, '(?m)^[0-9a-f]{32}(?= )').Value) | Should -Be $submissions.SubmissionId
        @(Get-Column $text '(?<=^[0-9a-f]{32} )(Created|Unknown|Rejected)') | Should -Be 33
        Get-Width $text | Should -BeLessOrEqual 80
    }

    It 'of batches has every column and whole labels' {
        $text = Get-Text (Get-StarVideoBatch)
        $text | Should -Match '(?m)^Batch +Sent +Made +Waiting +Failed +Unknown +Saved +Seconds +Last\s*$'
        Get-Width $text | Should -BeLessOrEqual 80
        # A console of 80 columns gives a table 79 of them.
        (Get-StarVideoBatch | Format-Table | Out-String -Width 79) -replace '\e\[[\d;]*m' | Should -Match '(?m)Seconds   Last\s*$'
        foreach ($label in $long, $chinese) {
            $text -replace ' +[\d.]+( (s|min|h))?(?= |\r?\n)|\s' | Should -Match ([regex]::Escape($label))
        }
    }

    It 'of saved files has whole ids, and whole names in one column' {
        $text = Get-Text $files
        foreach ($file in $files | Where-Object TaskId -Match '^video_') {
            $text | Should -Match "$($file.TaskId) +$([regex]::Escape($file.Name.Substring(0, 4)))"
        }
        $text -replace '\s' | Should -Match ([regex]::Escape("$chinese.mp4"))
        @(Get-Column $text '(?<= KB )') | Should -Be 10
        @(Get-Column $text 'harbour|a-name') | Should -HaveCount 1
        Get-Width $text | Should -BeLessOrEqual 80
    }

    It 'of a dry run has its columns in line' {
        $text = Get-Text ($names | ForEach-Object { [pscustomobject]@{ name = $_; prompt = 'a'; duration = 60 } } | Test-StarVideoRequest)
        @(Get-Column $text 'duration: must') | Should -HaveCount 1
        Get-Width $text | Should -BeLessOrEqual 80
    }
}

Describe 'Text from outside' {
    BeforeAll {
        # A title for the window, red letters, another line, and letters from right to left.
        $hostile = "a$([char]27)]0;owned$([char]7) $([char]27)[31mred`n$([char]0x9B)2J $([char]0x202E)b"
        $shown = 'a ]0;owned [31mred 2J b'
    }

    It 'has nothing that controls the terminal in a table of <Table>' -ForEach @(
        @{ Table = 'tasks'; Value = { New-StarVideoTask $hostile -Name $hostile } }
        @{ Table = 'submissions'; Value = { $null = New-StarVideoTask $hostile -Name $hostile; Get-StarVideoSubmission | Select-Object -First 1 } }
        @{ Table = 'batches'; Value = { $null = New-StarVideoTask 'a' -Batch $hostile; Get-StarVideoBatch | Where-Object Batch -EQ $hostile } }
        @{ Table = 'a dry run'; Value = { Test-StarVideoRequest $hostile -Name $hostile } }
        @{
            Table = 'retakes'
            Value = {
                $row = [pscustomobject]@{ Prompt = $hostile; Name = $hostile; Count = 1; Decision = 'Retake'; Rating = $null; Edited = '' }
                $row.PSObject.TypeNames.Insert(0, 'StarVideos.RetakeRow')
                $row
            }
        }
    ) {
        $text = (& $Value | Format-Table | Out-String -Width 300) -replace '\e\[(32;1(;3)?|3\d|0)m(?!red)'
        $text | Should -Not -Match '[\e\a\u009B\u202E]'
        $text | Should -Match ([regex]::Escape($shown.Substring(0, 8)))
    }
}

Describe 'A connection' {
    It 'shows all it has as a list, nothing of it cut' {
        $text = (Get-StarVideoConnection | Out-String -Width 80) -replace '\e\[[\d;]*m', ''
        foreach ($property in (Get-StarVideoConnection).PSObject.Properties.Name) {
            $text | Should -Match "(?m)^$property\s*:"
        }
        $text | Should -Match "(?m)^BaseUri\s*: $([regex]::Escape($emulator.BaseUri))\s*$"
    }
}
