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
            $shown | Should -Match '(?s)Created +\d+ s +a-lake-at-d[^(]+Created +\d+ s +a-lake-\u2026 \(2\).+Created +\d+ s +a-lake-\u2026 \(3\)'
        }

        foreach ($shown in (Get-Text $tasks), (Get-Text (Get-Copy $tasks))) {
            $shown | Should -Match '(?sm)^a-lake-at-dawn Queued.+^a-lake-at\u2026 \(2\).+^a-lake-at\u2026 \(3\)'
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
        Get-Text (Import-StarVideoReview $videos -Decision Keep) | Should -Match 'Keep +5 +a fox\.mp4 +[\d.]+ KB +video_starvideos_\d+'
    }

    It 'shows as a row with what was edited' {
        Get-Text (Import-StarVideoReview $videos -Decision Retake) | Should -Match 'Retake +crow +3 +prompt, name +a red crow'
    }
}
