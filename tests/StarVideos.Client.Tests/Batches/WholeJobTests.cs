using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Batches;

/// <summary>Rows in, one result for each row out.</summary>
public sealed class WholeJobTests : Bench
{
    [Fact]
    public async Task Every_row_has_one_result_however_it_ends()
    {
        (VideoRow Row, StarVideosErrorKind? Kind)[] cases =
        [
            (Row("good"), null),
            (TestRow.Of(("prompt", "too long"), ("duration", "99")), StarVideosErrorKind.InvalidRequest),
            (Row("refused [create:422]"), StarVideosErrorKind.RequestRejected),
            (Row("lost [create:cut]"), StarVideosErrorKind.SubmissionOutcomeUnknown),
            (Row("failed [end:failed]"), StarVideosErrorKind.VideoTaskFailed),
            (Row("without address [query:no-url]"), StarVideosErrorKind.VideoUrlMissing),
            (Row("slow [polls:100000]"), StarVideosErrorKind.WaitTimeout),
            (Row("no file [media:redirect-loop]"), StarVideosErrorKind.DownloadFailed),
            (Row("good too"), null),
        ];
        var results = new List<VideoResult>();
        await foreach (var result in Batch(wait: new() { Timeout = TimeSpan.FromSeconds(100) }).RunAsync(cases.Select(one => one.Row), Save))
        {
            results.Add(result);
        }

        Assert.Equal(Enumerable.Range(1, cases.Length), results.Select(result => result.RowNumber).Order());
        Assert.All(results, result =>
        {
            var (row, kind) = cases[result.RowNumber - 1];
            Assert.Same(row, result.Row);
            Assert.Equal(kind, result.Error?.Kind);
            Assert.Equal(kind is null, result.Video is not null && File.Exists(result.Video.Path));
            Assert.Equal(kind is StarVideosErrorKind.InvalidRequest or StarVideosErrorKind.RequestRejected or StarVideosErrorKind.SubmissionOutcomeUnknown, result.Task is null);
        });
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_found_before_the_first_row_is_sent()
    {
        File.WriteAllText(Videos, "a file in the place of the folder");

        var error = await Assert.ThrowsAsync<StarVideosException>(async () => await Batch().RunAsync(Rows("p"), Save).GetAsyncEnumerator().MoveNextAsync());

        Assert.Equal(StarVideosErrorKind.FileNotWritten, error.Kind);
        Assert.Equal(0, Counters.CreatesReceived);
    }

    [Theory]
    [InlineData("{Nam}")]
    [InlineData("../{Name}")]
    public async Task A_file_name_that_cannot_be_one_is_found_before_the_first_row_is_sent(string template)
    {
        await Assert.ThrowsAsync<InvalidRequestException>(async () => await Batch().RunAsync(Rows("p"), Save with { FileNameTemplate = template }).GetAsyncEnumerator().MoveNextAsync());
        Assert.Equal(0, Counters.CreatesReceived);
    }

    [Fact]
    public async Task A_source_of_rows_that_throws_ends_the_run_with_its_own_error_and_nothing_is_lost()
    {
        var batch = Batch();
        var read = new List<string>();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var result in batch.RunAsync(Source(), Save))
            {
                read.Add(result.Task!.Id);
            }
        });

        Assert.Equal("the table ends here", error.Message);
        Assert.Equal(2, Made.Length);
        Assert.Equal(Made.Order(), read.Concat(batch.NotHandedOn.Select(task => task.Id)).Order());
        AssertNothingIsLost();

        async IAsyncEnumerable<VideoRow> Source()
        {
            yield return Row("first");
            yield return Row("second");
            await UntilAsync(() => Counters.CreatesReceived == 2);
            throw new InvalidOperationException("the table ends here");
        }
    }

    [Fact]
    public async Task A_reader_who_leaves_finds_every_task_in_what_was_read_or_not_handed_on()
    {
        var batch = Batch(new() { ThrottleLimit = 8 });
        var read = new List<string>();
        await foreach (var result in batch.RunAsync(ManyRows(40), Save))
        {
            read.Add(result.Task!.Id);
            if (read.Count == 3)
            {
                break;
            }
        }

        Assert.Equal(Made.Order(), read.Concat(batch.NotHandedOn.Select(task => task.Id)).Order());
        AssertNothingIsLost();
    }

    [Fact]
    public async Task A_second_loop_over_the_same_results_pays_for_nothing()
    {
        var batch = Batch();
        var submitted = batch.SubmitAsync(Rows("p"));
        var finished = batch.RunAsync(Rows("q"), Save);
        await foreach (var result in submitted)
        {
            Assert.Null(result.Error);
        }

        await foreach (var result in finished)
        {
            Assert.Null(result.Error);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await submitted.GetAsyncEnumerator().MoveNextAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await finished.GetAsyncEnumerator().MoveNextAsync());
        Assert.Equal(2, Counters.CreatesReceived);
    }

    [Fact]
    public async Task Run_again_it_continues()
    {
        var again = new SubmitOptions { Batch = "night", Resume = true };
        for (var run = 0; run < 2; run++)
        {
            var results = 0;
            await foreach (var result in Batch(again).RunAsync(ManyRows(3), Save with { SkipExisting = true }))
            {
                Assert.NotNull(result.Video);
                results++;
            }

            Assert.Equal(3, results);
        }

        Assert.Equal(3, Counters.CreatesReceived);
        Assert.Equal(3, Directory.EnumerateFiles(Videos, "*.mp4").Count());
    }
}
