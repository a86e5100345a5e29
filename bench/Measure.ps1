<#
.SYNOPSIS
    Measures the module and what a person would use instead, and writes RESULTS.md.
.DESCRIPTION
    Every figure is the median of several runs. The runs of the module alternate with the runs of what it is compared with, in the same
    session on the same computer. Use a computer that does nothing else. Needs curl; everything else that is compared is part of PowerShell.
#>
[CmdletBinding()]
param(
    # The built module.
    [Parameter(Mandatory)]
    [string] $Module,

    # The built emulator, bench program and empty module.
    [Parameter(Mandatory)]
    [string] $Emulator,

    [Parameter(Mandatory)]
    [string] $Bench,

    [Parameter(Mandatory)]
    [string] $EmptyModule,

    # Counted runs of each figure.
    [ValidateRange(1, 99)]
    [int] $Runs = 5,

    # Measures only the groups whose name matches: import, first, submit, pipeline, wait, download, rows, dryrun, journal, review, submissions.
    [string] $Only = '*',

    [string] $Results = (Join-Path $PSScriptRoot 'RESULTS.md')
)

$ErrorActionPreference = 'Stop'
. $PSScriptRoot/Tools.ps1
$env:STARVIDEOS_JOURNAL = $null
$work = Join-Path ([IO.Path]::GetTempPath()) "starvideos-bench-$PID"
$null = New-Item $work -ItemType Directory
$env:STARVIDEOS_JOURNAL = Join-Path $work journal.jsonl
$env:STARVIDEOS_API_KEY = 'emulator-key'
$pwsh = (Get-Process -Id $PID).Path
$rows = [Collections.Generic.List[object]]::new()

function Add-Figure($Measure, $Ours, $Beside, $Limit, [bool] $Reached) {
    $rows.Add([pscustomobject]@{ Measure = $Measure; Ours = $Ours; Beside = $Beside; Target = $Limit; Reached = if ($Reached) { 'yes' } else { '**no**' } })
    Write-Host ("{0}: {1} | {2} | {3} | {4}" -f $Measure, $Ours, $Beside, $Limit, $Reached)
}

$server = $null
try {
    if ('import' -like $Only) {
        $import = { param($path) "`$w = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$path'; `$w.Elapsed.TotalMilliseconds" }
        $pair = Measure-InTurn -Fresh -Runs ([Math]::Max($Runs, 9)) -First { & $pwsh -NoProfile -Command (& $import $Module) } -Second { & $pwsh -NoProfile -Command (& $import $EmptyModule) } -Reported
        $ratio = $pair.First / $pair.Second
        Add-Figure 'Import-Module in a new process' ('{0:0} ms' -f $pair.First) ('empty binary module {0:0} ms: {1:0.00}x' -f $pair.Second, $ratio) '<= 2x' ($ratio -le 2)
    }

    $server = Start-Server dotnet @($Emulator, '--port', '0', '--ready-after', '2', '--parent-pid', $PID)
    $env:STARVIDEOS_BASE_URI = $server.Address

    if ('first' -like $Only) {
        $ours = "Import-Module '$Module'; `$null = New-StarVideoTask 'A lighthouse at dawn'"
        $rest = "`$null = Invoke-RestMethod '$($server.Address)/v1/starvideos/videos' -Method Post -ContentType application/json -Headers @{ Authorization = 'Bearer emulator-key' } -Body '{`"model`":`"starvideos_o3`",`"prompt`":`"A lighthouse at dawn`"}'"
        foreach ($state in @{ Fresh = $true }, @{ AfterItself = $true }) {
            $all = Measure-InTurn @state -Runs ([Math]::Max($Runs, 21)) -First { & $pwsh -NoProfile -Command $ours } -Second { & $pwsh -NoProfile -Command $rest } -Third { & $pwsh -NoProfile -Command '1' }
            $ratio = ($all.First - $all.Third) / ($all.Second - $all.Third)
            $where = if ($state.Fresh) { 'without a startup profile, as in a container' } else { 'with a startup profile of the same command' }
            Add-Figure "First submission: time of the whole process minus an empty pwsh; $where" ('{0:0} ms' -f ($all.First - $all.Third)) ('Invoke-RestMethod {0:0} ms: {1:0.00}x' -f ($all.Second - $all.Third), $ratio) '<= 0.8x' ($ratio -le 0.8)
        }
    }

    Import-Module $Module
    $latent = Start-Server dotnet @($Emulator, '--port', '0', '--latency', '100', '--ready-after', '2', '--media-size', '1048576', '--parent-pid', $PID)
    $env:STARVIDEOS_BASE_URI = $latent.Address

    if ('submit' -like $Only) {
        $shots = 1..1000 | ForEach-Object { [pscustomobject]@{ name = "shot-$_"; prompt = "A lighthouse at dawn, number $_"; duration = '5' } }
        $uri = "$($latent.Address)/v1/starvideos/videos"
        $null = $shots[0..31] | New-StarVideoTask -ThrottleLimit 16
        $ideal = 1000 / 16 * 0.1
        $pair = Measure-InTurn -Runs ([Math]::Max($Runs, 9)) -First { $null = $shots | New-StarVideoTask -ThrottleLimit 16 } -Second {
            $null = $shots | ForEach-Object -ThrottleLimit 16 -Parallel {
                Invoke-RestMethod $using:uri -Method Post -ContentType application/json -Headers @{ Authorization = 'Bearer emulator-key' } -Body (@{ model = 'starvideos_o3'; prompt = $_.prompt; duration = [int]$_.duration } | ConvertTo-Json)
            }
        } -Third {
            $journal = $env:STARVIDEOS_JOURNAL
            try {
                $env:STARVIDEOS_JOURNAL = 'off'
                $null = $shots | New-StarVideoTask -ThrottleLimit 16
            }
            finally {
                $env:STARVIDEOS_JOURNAL = $journal
            }
        }
        $loop = 10 * (Measure-Median -Runs $Runs {
                foreach ($shot in $shots[0..99]) {
                    $null = Invoke-RestMethod $uri -Method Post -ContentType application/json -Headers @{ Authorization = 'Bearer emulator-key' } -Body (@{ model = 'starvideos_o3'; prompt = $shot.prompt; duration = [int]$shot.duration } | ConvertTo-Json)
                }
            })
        $seconds = $pair.First / 1000
        Add-Figure '1,000 rows, 16 at once, each answered after 100 ms' ('{0:0.00} s' -f $seconds) ('ideal {0:0.00} s: {1:0.000}x; ForEach-Object -Parallel {2:0.00} s; foreach loop {3:0} s (10 times 100 rows); without the journal {4:0.00} s; fastest run {5:0.00} s, slowest {6:0.00} s' -f $ideal, ($seconds / $ideal), ($pair.Second / 1000), ($loop / 1000), ($pair.Third / 1000), ($pair.FirstRange[0] / 1000), ($pair.FirstRange[1] / 1000)) '<= 1.05x ideal, faster than both' ($seconds / $ideal -le 1.05 -and $pair.First -lt $pair.Second -and $pair.First -lt $loop)

        $limits = 1, 2, 4, 8, 16, 32, 64
        $times = foreach ($limit in $limits) {
            $count = 10 * $limit
            (Measure-Median -Runs $Runs { $null = $shots[0..($count - 1)] | New-StarVideoTask -ThrottleLimit $limit }) / 1000
        }
        $sweep = foreach ($at in 0..($limits.Count - 1)) { '{0}: {1:0.00}' -f $limits[$at], $times[$at] }
        Add-Figure '-ThrottleLimit 1 to 64 with 10 rows for each place: seconds (ideal 1.00)' ($sweep -join ', ') '' 'near-linear: <= 1.1 each' (-not ($times -gt 1.1))
    }

    if ('pipeline' -like $Only) {
        $PSDefaultParameterValues['Wait-StarVideoTask:PollInterval'] = 1
        $shots = 1..200 | ForEach-Object { [pscustomobject]@{ name = "shot-$_"; prompt = "A lighthouse at dawn, number $_" } }
        $folder = Join-Path $work pipeline
        $early = $null
        $time = Measure-Median -Runs $Runs {
            Remove-Item $folder -Recurse -Force -ErrorAction Ignore
            $script:seen = 0
            $null = $shots | ForEach-Object { if ((++$script:seen) -eq 200) { $script:early = (Test-Path $folder) -and @(Get-ChildItem $folder -Filter *.mp4).Count -gt 0 }; $_ } |
                New-StarVideoTask | Wait-StarVideoTask | Save-StarVideo -Path $folder
        }
        $ideal = 200 / 5 * 0.1 + 2
        Add-Figure '200 tasks through the whole pipeline (5 at once, answered after 100 ms, ready after 2 s, 1 MB)' ('{0:0.00} s' -f ($time / 1000)) ('ideal {0:0.00} s: {1:0.00}x; first file on disk before the last row is submitted: {2}' -f $ideal, ($time / 1000 / $ideal), $script:early) '<= 1.15x' ($time / 1000 / $ideal -le 1.15 -and $script:early)
    }
    Stop-Server $latent

    if ('wait' -like $Only) {
        $small = Measure-Json -Runs $Runs { dotnet $Bench wait 1000 }
        $large = Measure-Json -Runs $Runs { dotnet $Bench wait 10000 }
        $ratio = $large.cpuMilliseconds / $small.cpuMilliseconds
        Add-Figure 'Wait for 10,000 tasks, simulated clock: CPU time of the scheduler' ('{0:0} ms, {1:0} bytes of memory for each task' -f $large.cpuMilliseconds, $large.liveBytesPerTask) ('1,000 tasks {0:0} ms: {1:0.0}x' -f $small.cpuMilliseconds, $ratio) '<= 12x, <= 2 KB' ($ratio -le 12 -and $large.liveBytesPerTask -le 2048)

        # Each task is done at its first poll, so the limit of 100 polls a second decides: 10 s for 1,000 tasks, 100 s for 10,000. So the 10,000 run once.
        $instant = Start-Server dotnet @($Emulator, '--port', '0', '--ready-after-polls', '1', '--parent-pid', $PID)
        $waits = foreach ($count in 1000, 1000, 1000, 10000) {
            $tasks = 1..$count | ForEach-Object { "A lighthouse, number $_" } | New-StarVideoTask -BaseUri $instant.Address -ThrottleLimit 64
            $cpu = (Get-Process -Id $PID).CPU
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $done = @($tasks | Wait-StarVideoTask -PollInterval 1).Count
            [pscustomobject]@{ Seconds = $watch.Elapsed.TotalSeconds; Cpu = (Get-Process -Id $PID).CPU - $cpu; IsDone = $done -eq $count }
        }
        Stop-Server $instant
        $seconds = $waits[3].Seconds, (Get-Median $waits[0..2].Seconds)
        $cpu = $waits[3].Cpu, (Get-Median $waits[0..2].Cpu)
        $isDone = $waits.IsDone -notcontains $false
        Add-Figure 'Wait-StarVideoTask for 10,000 tasks, real clock, one poll each, one run' ('{0:0.0} s, {1:0.00} s CPU, all done: {2}' -f $seconds[0], $cpu[0], $isDone) ('1,000 tasks (3 runs) {0:0.0} s, {1:0.00} s CPU: {2:0.0}x the time, {3:0.0}x the CPU; the limit at this interval is 100 polls a second, so 100 s is the minimum' -f $seconds[1], $cpu[1], ($seconds[0] / $seconds[1]), ($cpu[0] / $cpu[1])) '<= 12x, the limit kept' ($isDone -and $seconds[0] / $seconds[1] -le 12 -and $cpu[0] / $cpu[1] -le 12 -and $seconds[0] -ge 99)
    }

    if ('download' -like $Only) {
        $files = Start-Server dotnet @($Bench, 'serve')
        $base = "$($files.Address)/kyyReactApiServer"
        $folder = Join-Path $work download
        $null = New-Item $folder -ItemType Directory
        $gigabyte = 1GB
        $null = Save-StarVideo -Id video-1048576 -Path $folder -BaseUri $base -Force

        # Each run starts with an empty folder and with no writes waiting for the disk.
        $clean = {
            Remove-Item "$folder/*"
            if (-not $IsWindows) { sync }
        }
        $all = Measure-InTurn -Runs $Runs -Before $clean -First {
            $null = Save-StarVideo -Id "video-$gigabyte" -Path $folder -BaseUri $base
        } -Second {
            curl -s -o (Join-Path $folder curl.bin) "$($files.Address)/media/$gigabyte"
        } -Third {
            $ProgressPreference = 'SilentlyContinue'
            Invoke-WebRequest "$($files.Address)/media/$gigabyte" -OutFile (Join-Path $folder web.bin)
        }
        $ratio = $all.Second / $all.First
        Add-Figure 'Download of one 1 GB file' ('{0:0.00} s' -f ($all.First / 1000)) ('curl {0:0.00} s: {1:0.00} times its speed; Invoke-WebRequest {2:0.00} s' -f ($all.Second / 1000), $ratio, ($all.Third / 1000)) '>= 0.95, faster than Invoke-WebRequest' ($ratio -ge 0.95 -and $all.First -lt $all.Third)

        $peak = foreach ($size in 1MB, 1GB) {
            [long](& $pwsh -NoProfile -Command "Import-Module '$Module'; `$null = Save-StarVideo -Id video-$size -Path '$folder' -BaseUri '$base' -Force; [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64")
        }
        $more = ($peak[1] - $peak[0]) / 1MB
        Add-Figure 'Peak memory of this download' ('{0:0} MB' -f ($peak[1] / 1MB)) ('a 1 MB file {0:0} MB: {1:0.0} MB more' -f ($peak[0] / 1MB), $more) '<= 16 MB more' ($more -le 16)

        $size = 32MB
        $many = 1..32 | ForEach-Object { "v$_-$size" }
        $pair = Measure-InTurn -Runs $Runs -Before $clean -First { $null = $many | Save-StarVideo -Path $folder -BaseUri $base } -Second {
            $arguments = $many | ForEach-Object { '-o'; (Join-Path $folder "$_.curl"); "$($files.Address)/media/$size" }
            curl -s --no-progress-meter --parallel --parallel-max 4 @arguments
        }
        $ratio = $pair.Second / $pair.First
        Add-Figure 'Download of 32 files of 32 MB, 4 at once' ('{0:0.00} s' -f ($pair.First / 1000)) ('curl --parallel {0:0.00} s: {1:0.00} times its speed' -f ($pair.Second / 1000), $ratio) '>= 0.9' ($ratio -ge 0.9)
        Stop-Server $files
    }

    if ('rows' -like $Only) {
        $ours = Measure-Json -Runs $Runs { dotnet $Bench rows 100000 }
        $objects = 1..100000 | ForEach-Object { [pscustomobject]@{ name = "shot-$_"; prompt = "A lighthouse at dawn, number $_"; duration = '5'; ratio = '16:9'; referenceImages = ''; first_image = ''; last_image = ''; referenceVideos = '' } }
        $json = Measure-Median -Runs $Runs { $null = $objects | ConvertTo-Json }
        Add-Figure '100,000 rows read and checked' ('{0:0} ms, {1:0} bytes allocated for each row' -f $ours.milliseconds, $ours.bytesPerRow) ('ConvertTo-Json {0:0} ms: {1:0.00}x' -f $json, ($ours.milliseconds / $json)) 'faster' ($ours.milliseconds -lt $json)
    }

    if ('dryrun' -like $Only) {
        $objects = 1..100000 | ForEach-Object { [pscustomobject]@{ name = "shot-$_"; prompt = "A lighthouse at dawn, number $_"; duration = '5'; ratio = '16:9'; referenceImages = ''; first_image = ''; last_image = ''; referenceVideos = '' } }
        $all = Measure-InTurn -Runs $Runs -First { $objects | Test-StarVideoRequest -Quiet } -Second { $objects | ConvertTo-Json } -Third { $objects | Test-StarVideoRequest | Out-Null }
        Add-Figure 'Test-StarVideoRequest -Quiet, 100,000 rows without references' ('{0:0} ms' -f $all.First) ('ConvertTo-Json {0:0} ms: {1:0.00}x' -f $all.Second, ($all.First / $all.Second)) 'faster' ($all.First -lt $all.Second)
        Add-Figure 'The same with an object for each row, not kept' ('{0:0} ms' -f $all.Third) ('ConvertTo-Json {0:0} ms: {1:0.00}x' -f $all.Second, ($all.Third / $all.Second)) 'faster' ($all.Third -lt $all.Second)
        $objects = $null

        # Texts, because PowerShell itself keeps an entry for each custom object until its next cleanup.
        $state = @{ Count = 0 }
        $live = @(& { foreach ($i in 1..100000) { "A lighthouse at dawn, number $i" } } | Test-StarVideoRequest | ForEach-Object {
            $state.Count++
            if ($state.Count -in 10000, 100000) {
                [GC]::GetTotalMemory($true)
            }
        })
        Add-Figure 'Test-StarVideoRequest, 100,000 prompts: memory while it runs' ('{0:0} KB more after 100,000 rows than after 10,000' -f (($live[1] - $live[0]) / 1KB)) '' '<= 1 MB' ($live[1] - $live[0] -le 1MB)
    }

    if ('journal' -like $Only) {
        $append = Measure-Json -Runs $Runs { dotnet $Bench journal-append 10000 $work }
        $ratio = $append.milliseconds / $append.syncMilliseconds
        Add-Figure 'Journal: 10,000 entries written one after the other, each flushed to disk' ('{0:0.00} s' -f ($append.milliseconds / 1000)) ('write and flush alone {0:0.00} s: {1:0.00}x' -f ($append.syncMilliseconds / 1000), $ratio) '<= 1.5x' ($ratio -le 1.5)
        $list = Measure-Json -Runs $Runs { dotnet $Bench journal-list 100000 $work }
        $peer = Measure-Median -Runs $Runs { $null = Get-Content (Join-Path $work list.jsonl) | ConvertFrom-Json }
        Add-Figure 'Journal: list 100,000 tasks' ('{0:0} ms' -f $list.milliseconds) ('Get-Content \| ConvertFrom-Json {0:0} ms: {1:0.0} times faster' -f $peer, ($peer / $list.milliseconds)) '5 times faster' ($peer / $list.milliseconds -ge 5)
    }

    if ('review' -like $Only) {
        $folder = (New-Item -ItemType Directory (Join-Path $work review)).FullName
        $review = Measure-Json -Runs $Runs { dotnet $Bench review 10000 $folder }
        Add-Figure 'Export-StarVideoReview in C# (`VideoReview.Export`), 10,000 saved tasks from the journal' ('{0:0} ms' -f $review.exportMilliseconds) ('a page of {0:0.0} MB' -f ($review.pageBytes / 1MB)) '<= 2 s' ($review.exportMilliseconds -le 2000)
        Add-Figure 'Peak memory of the export' ('{0:0} MB more than before, {1:0} MB allocated' -f ($review.peakBytes / 1MB), ($review.allocatedBytes / 1MB)) '' '<= 64 MB more' ($review.peakBytes -le 64MB)
        Add-Figure 'Import-StarVideoReview in C# (`VideoReview.Import`), 10,000 decisions' ('{0:0} ms' -f $review.importMilliseconds) '' '<= 1 s' ($review.importMilliseconds -le 1000)
    }

    if ('submissions' -like $Only) {
        $show = Measure-Json -Runs $Runs { dotnet $Bench journal-show 100000 $work }
        Add-Figure 'Journal of 100,000 submissions of one batch: list the first' ('{0:0.0} ms' -f $show.firstMilliseconds) ('the first ten {0:0.0} ms, {1:0} KB read of {2:0} MB' -f $show.tenMilliseconds, ($show.tenBytes / 1KB), ($show.fileBytes / 1MB)) '<= 50 ms, only the end of the file read' ($show.firstMilliseconds -le 50 -and $show.tenBytes -le 1MB)
        $more = ($show.liveAtEnd - $show.liveAtTenth) / 1KB
        Add-Figure 'The same: memory while all are listed' ('{0:0} KB more after 100,000 than after 10,000' -f $more) '' '<= 1 MB' ($more -le 1024)
        Add-Figure 'The same: list the labels' ('{0:0} ms' -f $show.labelsMilliseconds) ('totals for each label {0:0} ms' -f $show.batchesMilliseconds) '<= 100 ms' ($show.labelsMilliseconds -le 100)

        $journal = $env:STARVIDEOS_JOURNAL
        try {
            $env:STARVIDEOS_JOURNAL = Join-Path $work list.jsonl
            $pair = Measure-InTurn -Runs $Runs -First { Get-StarVideoBatch } -Second { Get-Content $env:STARVIDEOS_JOURNAL | ConvertFrom-Json }
            Add-Figure 'The same: Get-StarVideoBatch' ('{0:0} ms' -f $pair.First) ('Get-Content \| ConvertFrom-Json {0:0} ms: {1:0.0} times faster' -f $pair.Second, ($pair.Second / $pair.First)) '5 times faster' ($pair.Second / $pair.First -ge 5)
            $line = 'Get-StarVideoSubmission -Batch be'
            $completion = Measure-Median -Runs ([Math]::Max($Runs, 9)) { [Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null) }
            $found = [Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText
            Add-Figure 'The same: Tab completion of -Batch' ('{0:0} ms' -f $completion) ('includes PowerShell''s own work; found: {0}' -f $found) '<= 100 ms' ($completion -le 100 -and $found -eq 'bench')
            $opening = { param($command) "Import-Module '$Module'; `$w = [Diagnostics.Stopwatch]::StartNew(); `$null = $command | Select-Object -First 1; `$w.Elapsed.TotalMilliseconds" }
            $cold = Measure-InTurn -Fresh -Reported -Runs ([Math]::Max($Runs, 9)) -First { & $pwsh -NoProfile -Command (& $opening 'Get-StarVideoSubmission') } -Second { & $pwsh -NoProfile -Command (& $opening 'Get-Content $env:STARVIDEOS_JOURNAL -TotalCount 1 | ConvertFrom-Json') }
            Add-Figure 'The same: list the first, as the first command of a new PowerShell' ('{0:0} ms' -f $cold.First) ('Get-Content -TotalCount 1 \| ConvertFrom-Json {0:0} ms; nearly all of both times is compilation' -f $cold.Second) '' $true
        }
        finally {
            $env:STARVIDEOS_JOURNAL = $journal
        }
    }
}
finally {
    Stop-Server $server
    Remove-Item $work -Recurse -Force -ErrorAction Ignore
}

$machine = '{0} processors, {1:0} GB of memory, {2}, PowerShell {3}, .NET {4}' -f [Environment]::ProcessorCount, ([GC]::GetGCMemoryInfo().TotalAvailableMemoryBytes / 1GB), [Runtime.InteropServices.RuntimeInformation]::OSDescription, $PSVersionTable.PSVersion, [Environment]::Version
$text = @(
    '# Results'
    ''
    "Made by ``pwsh ./build.ps1 Bench`` on $(Get-Date -Format yyyy-MM-dd). Computer: $machine. Each figure is the median of $Runs runs or more. The runs of the module alternate with the runs of what it is compared with."
    ''
    '| measure | StarVideos | compared with | target | reached |'
    '|---|---|---|---|---|'
    $rows | ForEach-Object { '| {0} | {1} | {2} | {3} | {4} |' -f $_.Measure, $_.Ours, $_.Beside, $_.Target, $_.Reached }
    ''
    'A startup profile is the list of the code that the last PowerShell process compiled. The next process compiles that code in the background. The runtime stops reading the list at the first assembly outside PowerShell''s own folder. So the profile makes PowerShell''s own commands faster, and no module.'
)
if ($Only -eq '*') {
    Set-Content $Results $text -Encoding utf8
}
$rows | Format-Table -Wrap
