using System.Runtime.CompilerServices;
using StarVideos.Batches;
using StarVideos.Stages;
using StarVideos.Submitting;

namespace StarVideos;

/// <summary>
/// The whole job for C#: takes rows and saves videos to disk. Submitting, waiting and saving run at the same time. A thin adapter over
/// <see cref="SubmitStage"/>, <see cref="WaitStage"/> and <see cref="SaveStage"/>, which keep the promises: every submission is in the
/// client's journal before it is sent, and nothing is sent twice.
/// </summary>
/// <remarks>
/// A reader who leaves a loop early, by <c>break</c>, an exception or the cancellation token, stops the run. Nothing new is submitted.
/// Submissions that are on their way get a period of grace to answer (<see cref="SubmitOptions.Grace"/>). Tasks that were created and not
/// given to the reader are in <see cref="NotHandedOn"/>.
/// </remarks>
/// <param name="client">The service, with its journal.</param>
/// <param name="options">How to submit and wait; the defaults if left out.</param>
public sealed class VideoBatch(StarVideosClient client, VideoBatchOptions? options = null)
{
    private readonly object _lock = new();
    private readonly List<Func<IReadOnlyCollection<VideoTask>>> _inHand = [];
    private readonly List<Func<IReadOnlyCollection<VideoRow>>> _unknown = [];

    /// <summary>How this batch submits and waits.</summary>
    public VideoBatchOptions Options { get; } = options ?? new VideoBatchOptions();

    /// <summary>Tasks that were created, or found in the journal, and that no loop has returned. They go on at the service.</summary>
    public IReadOnlyList<VideoTask> NotHandedOn
    {
        get
        {
            lock (_lock)
            {
                return [.. _inHand.SelectMany(static tasks => tasks()).GroupBy(static task => task.Id).Select(static same => same.Last())];
            }
        }
    }

    /// <summary>Rows that were sent with an unknown outcome: their videos may exist and be billed. <see cref="SubmitOptions.Resume"/> does not send them again.</summary>
    public IReadOnlyList<VideoRow> UnknownRows
    {
        get
        {
            lock (_lock)
            {
                return [.. _unknown.SelectMany(static rows => rows())];
            }
        }
    }

    /// <summary>
    /// Submits rows; see <see cref="SubmitStage"/>. Pauses while <see cref="SubmitOptions.ThrottleLimit"/> results wait for the reader. The
    /// returned sequence can be read by one loop only.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="InvalidOperationException">A second loop reads the same results. It would submit every row again.</exception>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the journal cannot be read, and nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">Stopped. Submissions that were on their way have answered, or their grace is over.</exception>
    public IAsyncEnumerable<SubmitResult> SubmitAsync(IEnumerable<VideoRow> rows, CancellationToken cancellation = default) => SubmitAsync(rows.Async(), cancellation);

    /// <inheritdoc cref="SubmitAsync(IEnumerable{VideoRow}, CancellationToken)"/>
    public IAsyncEnumerable<SubmitResult> SubmitAsync(IAsyncEnumerable<VideoRow> rows, CancellationToken cancellation = default)
    {
        SubmitStage? stage = null;
        return Pull.RunAsync<TakeToSubmit, SubmitResult>(
            Takes(cancellation),
            (onResult, stop) =>
            {
                RefuseSecondLoop(stage is not null);
                stage = new SubmitStage(client, Options.Submit, onResult, Options.Notices, stop);
                Watch(() => stage.NotHandedOn, () => stage.UnknownRows);
                return new(stage.AddAsync, stage.CompleteAsync, stage.StopAsync, stage.Dispose);
            },
            Options.Submit.ThrottleLimit,
            result => HandedOn(result.Task, task => stage!.HandedOn(task)),
            cancellation);

        // One take at a time: a reader who leaves early has not paid for takes that were not sent yet.
        async IAsyncEnumerable<TakeToSubmit> Takes([EnumeratorCancellation] CancellationToken stop = default)
        {
            await foreach (var row in rows.WithCancellation(stop).ConfigureAwait(false))
            {
                foreach (var take in stage!.TakesOf(row))
                {
                    yield return take;
                }
            }
        }
    }

    /// <summary>Waits until tasks end; see <see cref="WaitStage"/>. Returns each task when it ends, in that order.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="cancellation">Stops the wait. The tasks go on at the service.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public IAsyncEnumerable<WaitResult> WaitAsync(IEnumerable<VideoTask> tasks, CancellationToken cancellation = default) => WaitAsync(tasks.Async(), cancellation);

    /// <inheritdoc cref="WaitAsync(IEnumerable{VideoTask}, CancellationToken)"/>
    public IAsyncEnumerable<WaitResult> WaitAsync(IAsyncEnumerable<VideoTask> tasks, CancellationToken cancellation = default)
    {
        WaitStage? stage = null;
        return Pull.RunAsync<VideoTask, WaitResult>(
            tasks,
            (onResult, stop) =>
            {
                stage = new WaitStage(client, Options.Wait, onResult, Options.Notices, stop);
                Watch(() => stage.NotHandedOn);
                return new(
                    task =>
                    {
                        stage.Add(task);
                        return Task.CompletedTask;
                    },
                    stage.CompleteAsync,
                    stage.StopAsync,
                    static () => { });
            },
            int.MaxValue,
            result => stage!.HandedOn(result.Task),
            cancellation);
    }

    /// <summary>Saves the videos of tasks; see <see cref="SaveStage"/>. Returns each file when its download ends, in that order.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="save">Where and how to save.</param>
    /// <param name="cancellation">Stops the downloads.</param>
    /// <exception cref="InvalidRequestException">An option cannot be used.</exception>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.FileNotWritten"/>: no file can be written there.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public IAsyncEnumerable<SaveResult> SaveAsync(IEnumerable<VideoTask> tasks, SaveOptions save, CancellationToken cancellation = default) => SaveAsync(tasks.Async(), save, cancellation);

    /// <inheritdoc cref="SaveAsync(IEnumerable{VideoTask}, SaveOptions, CancellationToken)"/>
    public IAsyncEnumerable<SaveResult> SaveAsync(IAsyncEnumerable<VideoTask> tasks, SaveOptions save, CancellationToken cancellation = default)
    {
        SaveStage? stage = null;
        return Pull.RunAsync<VideoTask, SaveResult>(
            tasks,
            (onResult, stop) =>
            {
                stage = new SaveStage(client, save, onResult, Options.Notices, stop);
                Watch(() => stage.NotHandedOn);
                return new(stage.AddAsync, stage.CompleteAsync, stage.StopAsync, stage.Dispose);
            },
            save.ThrottleLimit,
            result => stage!.HandedOn(result.Task),
            cancellation);
    }

    /// <summary>
    /// The whole job: submits rows, waits for their tasks, saves the videos. Returns one result for each take of a row, as soon as that take is
    /// finished. The returned sequence can be read by one loop only.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="save">Where and how to save.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="InvalidOperationException">A second loop reads the same results. It would submit every row again.</exception>
    /// <exception cref="InvalidRequestException">An option cannot be used. Nothing was sent.</exception>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.FileNotWritten"/>, <see cref="StarVideosErrorKind.JournalUnavailable"/>: nothing was sent.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped. Submissions that were on their way have answered, or their grace is over.</exception>
    public IAsyncEnumerable<VideoResult> RunAsync(IEnumerable<VideoRow> rows, SaveOptions save, CancellationToken cancellation = default) => RunAsync(rows.Async(), save, cancellation);

    /// <inheritdoc cref="RunAsync(IEnumerable{VideoRow}, SaveOptions, CancellationToken)"/>
    public IAsyncEnumerable<VideoResult> RunAsync(IAsyncEnumerable<VideoRow> rows, SaveOptions save, CancellationToken cancellation = default)
    {
        var job = new WholeJob(this, save, RefuseSecondLoop);
        Watch(() => job.NotHandedOn);
        return job.RunAsync(rows, cancellation);
    }

    /// <summary>A second loop over an asynchronous sequence starts the sequence again. Here it would submit, and pay for, every row again.</summary>
    private static void RefuseSecondLoop(bool isSecond)
    {
        if (isSecond)
        {
            throw new InvalidOperationException("These results were read by another loop. A second one would submit every row again, so nothing was sent: keep the results of the first, or call the method again.");
        }
    }

    private static void HandedOn(VideoTask? task, Action<VideoTask> handedOn)
    {
        if (task is not null)
        {
            handedOn(task);
        }
    }

    private void Watch(Func<IReadOnlyCollection<VideoTask>> inHand, Func<IReadOnlyCollection<VideoRow>>? unknown = null)
    {
        lock (_lock)
        {
            _inHand.Add(inHand);
            if (unknown is not null)
            {
                _unknown.Add(unknown);
            }
        }
    }
}
