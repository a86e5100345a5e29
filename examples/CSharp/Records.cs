namespace StarVideos.Example;

/// <summary>Lists what the journal knows of earlier runs, and settles submissions of unknown outcome.</summary>
internal static class Records
{
    internal static int List(VideoJournal journal)
    {
        try
        {
            Print(journal.Batches(Console.Error.WriteLine));
            foreach (var submission in journal.Submissions().Where(static submission => submission.Outcome == SubmissionOutcome.Unknown))
            {
                Console.WriteLine();
                Console.WriteLine($"Unknown outcome: {submission.SubmissionId}, sent {submission.SentAt:g}, batch {submission.Batch ?? "(none)"}: {submission.Name} {submission.Prompt}");
                Console.WriteLine($"Look for the video in the service's console. Then run: --settle {submission.SubmissionId} with --task-id ID (the video is there) or --not-created (it is not).");
            }

            return 0;
        }
        catch (StarVideosException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    internal static void Print(IEnumerable<BatchSummary> batches)
    {
        foreach (var batch in batches)
        {
            Console.WriteLine($"Batch {batch.Batch}: {batch.Sent} sent, {batch.Made} made, {batch.Waiting} waiting, {batch.Failed} failed, {batch.Unknown} unknown, {batch.Saved} saved.");
        }
    }

    internal static async Task<int> SettleAsync(StarVideosClient client, Arguments arguments, CancellationToken stop)
    {
        try
        {
            var resolver = new SubmissionResolver(client);
            var submission = arguments.TaskId is null
                ? await resolver.NotCreatedAsync(arguments.Settle!)
                : await resolver.CreatedAsync(arguments.Settle!, arguments.TaskId, stop);
            Console.WriteLine(submission.Task is { } task
                ? $"Submission {submission.SubmissionId} is task {task.Id} ({task.Status})."
                : $"Submission {submission.SubmissionId}: nothing was created.");
            return 0;
        }
        catch (Exception exception) when (exception is StarVideosException or OperationCanceledException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }
}
