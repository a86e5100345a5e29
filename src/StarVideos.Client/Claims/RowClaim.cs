using StarVideos.Journal;

namespace StarVideos.Claims;

/// <summary>One take of a row of this run, with the submission in the journal that counts for it, if there is one.</summary>
internal sealed class RowClaim(VideoRequest request, RowTake take)
{
    internal VideoRequest Request { get; } = request;

    internal RowTake Take { get; } = take;

    internal string Fingerprint { get; } = take.Fingerprint;

    /// <summary>The submission that counts for this row. It counts for no other row of this run.</summary>
    internal RecordedRow? Row { get; set; }

    /// <summary>The task that was created for this row.</summary>
    internal VideoTask? Task => Row?.ToTask();

    /// <summary>The submission as the journal describes it, for an error about it.</summary>
    internal VideoSubmission? Submission => Row?.ToSubmission();
}
