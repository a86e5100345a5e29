using System.Diagnostics;
using System.Text;
using StarVideos.Claims;
using StarVideos.Client.Tests.Saving;
using Xunit.Abstractions;

namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>
/// The power goes off after each action on the disk, and the disk is left in every way that POSIX allows. Nothing that was sent is sent again,
/// no id and no file is lost, and no file is used as another task's video.
/// </summary>
public sealed class PowerCutTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Whenever_the_power_goes_off_every_promise_is_kept()
    {
        using var folder = new SavingFolder();
        var operations = await RecordAsync(folder.Path);
        var clock = Stopwatch.StartNew();
        using var check = new PowerCutCheck(folder.Path);
        var broken = await check.RunAsync(operations);

        output.WriteLine($"{operations.Count} operations, {check.States} disks, {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.Empty(broken.Distinct());
        Assert.True(operations.Count(IsCompaction) > 2, "The record must hold compactions.");
        Assert.InRange(check.States, 200, int.MaxValue);
    }

    /// <summary>
    /// A process is killed wherever names are changed or flushed, and wherever a looked-up outcome is recorded; the power stays on. Another process
    /// continues with the same rows, and then the power goes off.
    /// </summary>
    [Fact]
    public async Task What_a_killed_process_had_not_flushed_the_next_one_flushes()
    {
        using var folder = new SavingFolder();
        var whole = await RecordAsync(folder.Path);
        var clock = Stopwatch.StartNew();
        using var check = new PowerCutCheck(folder.Path);
        var broken = new List<string>();
        var deaths = Enumerable.Range(0, whole.Count).Where(i => ChangesNames(whole[i]) || FlushesResolution(whole, i)).ToList();
        foreach (var death in deaths)
        {
            Directory.Delete(folder.Path, recursive: true);
            Directory.CreateDirectory(folder.Path);
            var disk = new RecordingDisk { DiesAt = death };
            using (var killed = new RecordedRun(disk, folder.Path))
            {
                Assert.NotNull(await Record.ExceptionAsync(() => RunAsync(killed)));
            }

            disk.DiesAt = int.MaxValue;
            using (var next = new RecordedRun(disk, folder.Path, later: InFlightLimit.LongestSubmission + TimeSpan.FromSeconds(1)))
            {
                await next.FindAsync("row7");
                await next.MissAsync("row8");
                await next.SubmitAsync("row1");
                await next.SubmitAsync("row6");
                await next.SaveAsync(["row6", "row1"]);
            }

            broken.AddRange((await check.RunAsync(disk.Operations, from: death)).Select(flaw => $"{flaw} (killed before operation {death}, {whole[death]})"));
        }

        output.WriteLine($"{deaths.Count} kills, {check.States} disks, {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.Empty(broken.Distinct());
        Assert.InRange(deaths.Count, 20, int.MaxValue);
    }

    /// <summary>The device loses all names. This shows that the proof detects a missing flush wherever a name matters.</summary>
    [Fact]
    public async Task Without_the_flush_of_folders_requests_are_forgotten_and_files_are_gone()
    {
        var broken = await CheckAsync(static operations => operations.Where(static operation => operation.Action != DiskAction.FlushFolder));

        Assert.Contains(broken, static flaw => flaw.StartsWith("row1 was sent and would be sent again", StringComparison.Ordinal));
        Assert.Contains(broken, static flaw => flaw.StartsWith("shot.mp4 was returned and is gone", StringComparison.Ordinal));
    }

    /// <summary>The same, but only what follows a compaction is not flushed.</summary>
    [Fact]
    public async Task Without_the_flush_after_a_compaction_requests_are_forgotten()
    {
        var broken = await CheckAsync(static operations =>
        {
            var compacted = operations.ToList().FindIndex(IsCompaction);
            return operations.Where((operation, i) => i < compacted || operation.Action != DiskAction.FlushFolder || operation.Path.EndsWith("videos", StringComparison.Ordinal));
        });

        Assert.Contains(broken, static flaw => flaw.Contains("was sent and would be sent again", StringComparison.Ordinal));
        Assert.DoesNotContain(broken, static flaw => flaw.StartsWith("row1 was sent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_flush_of_what_somebody_has_looked_up_it_is_forgotten()
    {
        var broken = await CheckAsync(static operations =>
        {
            List<DiskOperation> worse = [.. operations];
            RemoveFlushBefore(worse, new Promise(PromiseKind.TaskRecorded, "row7"));
            RemoveFlushBefore(worse, new Promise(PromiseKind.NotCreated, "row8"));
            return worse;
        });

        Assert.Contains(broken, static flaw => flaw.StartsWith("the task of row7 was recorded and is not known", StringComparison.Ordinal));
        Assert.Contains(broken, static flaw => flaw.StartsWith("row8 was settled as not created and could not be sent", StringComparison.Ordinal));
        Assert.DoesNotContain(broken, static flaw => flaw.Contains("would be sent again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_request_before_the_flush_of_its_intent_requests_are_forgotten()
    {
        var broken = await CheckAsync(static operations => Swapped(operations, static (first, second) => first.Action == DiskAction.Flush && second.Promise?.Kind == PromiseKind.RequestSent));

        Assert.Contains(broken, static flaw => flaw.Contains("was sent and would be sent again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_the_line_of_a_file_behind_its_name_a_file_is_taken_for_the_video_of_another_task()
    {
        var broken = await CheckAsync(static operations => Swapped(operations, static (first, second) => IsLineOfFile(first) && second.Action == DiskAction.Rename));

        Assert.Contains(broken, static flaw => flaw.Contains("is taken for the video of", StringComparison.Ordinal));
    }

    private static async Task<List<string>> CheckAsync(Func<IReadOnlyList<DiskOperation>, IEnumerable<DiskOperation>> worsen)
    {
        using var folder = new SavingFolder();
        var operations = await RecordAsync(folder.Path);
        List<DiskOperation> worse = [.. worsen(operations)];
        Assert.NotEqual(operations, worse);
        using var check = new PowerCutCheck(folder.Path);
        return await check.RunAsync(worse);
    }

    private static void RemoveFlushBefore(List<DiskOperation> operations, Promise promise)
    {
        var made = operations.FindIndex(operation => operation.Promise == promise);
        operations.RemoveAt(operations.FindLastIndex(made, static operation => operation.Action == DiskAction.Flush));
    }

    /// <summary>Moves the operation that should come first behind the next one that should come second.</summary>
    private static List<DiskOperation> Swapped(IReadOnlyList<DiskOperation> operations, Func<DiskOperation, DiskOperation, bool> mayNotPass)
    {
        List<DiskOperation> swapped = [.. operations];
        for (var second = swapped.Count - 1; second > 0; second--)
        {
            var first = swapped.FindLastIndex(second - 1, Math.Min(second, 4), operation => mayNotPass(operation, swapped[second]));
            if (first >= 0)
            {
                var moved = swapped[first];
                swapped.RemoveAt(first);
                swapped.Insert(second, moved);
            }
        }

        return swapped;
    }

    private static bool IsCompaction(DiskOperation operation) => operation.Action == DiskAction.Rename && operation.NewPath.EndsWith("journal.jsonl", StringComparison.Ordinal);

    private static bool IsLineOfFile(DiskOperation operation) => operation.Action == DiskAction.Write && Encoding.UTF8.GetString(operation.Bytes).Contains("\"event\":\"saved\"", StringComparison.Ordinal);

    private static bool ChangesNames(DiskOperation operation) => operation.Action is DiskAction.MakeFolder or DiskAction.Create or DiskAction.Rename or DiskAction.Delete or DiskAction.FlushFolder;

    private static bool FlushesResolution(IReadOnlyList<DiskOperation> operations, int i) =>
        operations[i].Action == DiskAction.Flush && operations.Skip(i).First(static operation => operation.Action == DiskAction.Promise).Promise is { Kind: PromiseKind.NotCreated } or { Kind: PromiseKind.TaskRecorded, Row: "row7" };

    /// <summary>
    /// Submits rows, one of them with two takes. Three rows get no answer; of these, one task is found later and one is not. Saves videos that all
    /// have the same name, and two of them a second time, in another order, with <c>-Force</c>.
    /// </summary>
    private static async Task<IReadOnlyList<DiskOperation>> RecordAsync(string root)
    {
        var disk = new RecordingDisk();
        using var run = new RecordedRun(disk, root);
        await RunAsync(run);
        return disk.Operations;
    }

    private static async Task RunAsync(RecordedRun run)
    {
        foreach (var row in new[] { "row1", "row2", "row3", "row4", VideoService.SecondTake })
        {
            await run.SubmitAsync(row);
        }

        foreach (var lost in new[] { "row7", "row8", "row9" })
        {
            await run.SubmitAsync(lost);
        }

        await run.SaveAsync(["row1", "row2", "row3"]);
        await run.FindAsync("row7");
        await run.MissAsync("row8");
        await run.SaveAsync(["row3", "row1"], force: true);
        await run.SubmitAsync("row5");
        await run.SubmitAgainAsync("row8");
    }
}
