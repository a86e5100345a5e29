using StarVideos.Journal;

namespace StarVideos.Claims;

/// <summary>One row of this run, and the submission in the journal that counts for it, if there is one.</summary>
internal sealed class RowClaim(VideoRequest request, string fingerprint)
{
    internal VideoRequest Request { get; } = request;

    internal string Fingerprint { get; } = fingerprint;

    /// <summary>The submission that counts for this row, so that it counts for no other row of this run.</summary>
    internal RecordedRow? Row { get; set; }

    /// <summary>The task that was created for this row.</summary>
    internal VideoTask? Task => Row?.ToTask();

    /// <summary>The submission as the journal has it, for an error about it.</summary>
    internal VideoSubmission? Submission => Row?.ToSubmission();
}
