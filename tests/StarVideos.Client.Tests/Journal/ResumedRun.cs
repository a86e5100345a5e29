using StarVideos.Claims;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Journal;

/// <summary>A resumed run: what the journal has for its rows, one after the other.</summary>
internal sealed class ResumedRun(VideoJournal journal, string? batch, Uri service)
{
    private readonly RowClaims _claims = ClaimsOf(journal, batch, service);

    internal RowClaims Claims => _claims;

    /// <summary>The submission that counts for the next row like this one; none if it was never sent.</summary>
    internal (VideoTask? Accepted, VideoSubmission? Unknown) Take(VideoRequest request, int take = 1)
    {
        var claim = _claims.For(request, take);
        return _claims.Look(claim) switch
        {
            RowState.Free => default,
            RowState.Accepted => (claim.Task, null),
            _ => (null, claim.Submission),
        };
    }

    /// <summary>Sends the row again, although the outcome of an earlier submission is unknown.</summary>
    internal async Task<JournalIntent> ForceAsync(VideoRequest request)
    {
        var (state, intent) = await journal.Recorder.ClaimAsync(_claims, _claims.For(request), service, batch, inSpiteOfUnknown: true, default);
        Assert.Equal(RowState.Free, state);
        return intent!;
    }

    private static RowClaims ClaimsOf(VideoJournal journal, string? batch, Uri service)
    {
        journal.History.RequireNotLost();
        return journal.Claims(batch, service, TimeSpan.Zero);
    }
}
