using StarVideos.Claims;

namespace StarVideos.Journal;

/// <summary>Sums up the submissions of each label, in one pass.</summary>
internal static class BatchSummaries
{
    /// <param name="submissions">The submissions, newest first.</param>
    /// <param name="now">The time at which the ages of videos are measured.</param>
    /// <returns>One summary for each label. The label with the newest submission is first.</returns>
    internal static IReadOnlyList<BatchSummary> Of(IEnumerable<VideoSubmission> submissions, DateTimeOffset now)
    {
        var totals = new Dictionary<string, BatchTotal>(StringComparer.OrdinalIgnoreCase);
        foreach (var submission in submissions)
        {
            if (submission.Batch is not { } label)
            {
                continue;
            }

            if (!totals.TryGetValue(label, out var total))
            {
                totals.Add(label, total = new BatchTotal(label, now - RowClaims.UnlabelledReach));
            }

            total.Add(submission);
        }

        return totals.Values.Select(static total => total.ToSummary()).OrderByDescending(static summary => summary.LastAt).ToArray();
    }
}
