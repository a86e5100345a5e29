using System.Runtime.CompilerServices;
using StarVideos.Client.Tests.Claims;
using StarVideos.Journal;
using Xunit.Abstractions;

namespace StarVideos.Client.Tests.Journal;

/// <summary>
/// A journal of 100,000 submissions. The tests compare allocated memory, which is the same on a busy computer. It shows whether only the end or
/// the whole file is read, and whether lines are only searched or also parsed. The times are in bench/RESULTS.md.
/// </summary>
public sealed class LongJournalTests : ClaimsFixture
{
    private const int Count = 100_000;

    private readonly ITestOutputHelper _output;

    public LongJournalTests(ITestOutputHelper output)
    {
        _output = output;
        using var file = new FileStream(Path, FileMode.Create, FileAccess.Write);
        for (var i = 0; i < Count; i++)
        {
            var intent = JournalLine.Of(LineEvent.Intent, Clock.UtcNow);
            intent.Intent = $"intent-{i}";
            intent.Row = "0123456789abcdef";
            intent.Batch = "run";
            intent.Prompt = "A lighthouse at dawn, slow aerial orbit";
            file.Write(intent.ToUtf8());
            var created = JournalLine.Of(LineEvent.Created, Clock.UtcNow);
            created.Intent = intent.Intent;
            created.Id = $"video_{i}";
            created.Status = nameof(VideoTaskStatus.Queued);
            file.Write(created.ToUtf8());
        }
    }

    [Fact]
    public void The_newest_are_there_at_once_and_the_labels_long_before_the_whole_is_read()
    {
        var newest = Allocated(10, () => Journal.Submissions().Take(10).Count());
        var labels = Allocated(1, () => Journal.BatchLabels().Count());
        var whole = Allocated(1, () => Journal.Batches().Count(static batch => batch.Waiting == Count));

        _output.WriteLine($"newest {newest:N0} bytes, labels {labels:N0} bytes, batches {whole:N0} bytes");
        Assert.InRange(newest, 1, whole / 50);
        Assert.InRange(labels, 1, whole / 10);
    }

    [Fact]
    public void A_list_holds_nothing_of_what_it_has_passed()
    {
        var fold = new SubmissionFold();
        var passed = Pass(fold);
        GC.Collect();

        Assert.Equal(3 * Count, passed.Count);
        Assert.InRange(passed.Count(static item => item.IsAlive), 0, 10);
        Assert.Empty(fold.Orphans());
    }

    /// <summary>A separate method, so that no local variable keeps a line alive.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private List<WeakReference> Pass(SubmissionFold fold)
    {
        var passed = new List<WeakReference>(3 * Count);
        foreach (var found in LinesBackwards.ReadBackwards(Path))
        {
            passed.Add(new WeakReference(found.Line));
            if (fold.Add(found.Line!) is { } submission)
            {
                passed.Add(new WeakReference(submission));
            }
        }

        return passed;
    }

    /// <summary>All of the work is done on this thread.</summary>
    private static long Allocated(int expected, Func<int> count)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(expected, count());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
