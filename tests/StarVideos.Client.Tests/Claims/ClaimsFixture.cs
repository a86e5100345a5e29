using StarVideos.Claims;
using StarVideos.Client.Tests.Journal;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Claims;

/// <summary>Runs of one label that share a journal, and what other runs write into it.</summary>
public abstract class ClaimsFixture : JournalFixture
{
    internal const string Label = "run";

    /// <summary>As long as another machine is waited for.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    internal static readonly TextRequest Row = new("a lake at dawn", 5, "16:9", "shot");

    /// <summary>A process on this machine that is no more.</summary>
    internal static readonly string Dead = DeadMark.Make();

    /// <summary>A process on another machine, of which nobody can tell from here.</summary>
    internal const string Elsewhere = "another-machine/4711/0123abcd";

    /// <summary>Rows of a run that begins now, in a process of its own as far as its memory goes.</summary>
    internal RowClaims Run(string? batch = Label) => new(Path, batch, Service, Patience, Clock);

    /// <summary>Claims a row as a run does, on a journal writer of its own if none is given.</summary>
    internal async Task<RowState> ClaimAsync(RowClaims run, RowClaim claim, bool force = false, VideoJournal? journal = null, string? batch = Label) =>
        (await (journal ?? Journal).Recorder.ClaimAsync(run, claim, Service, batch, force, default)).State;

    /// <summary>Another run's intent, written as if by that process.</summary>
    internal JournalLine AddIntent(VideoRequest request, string? by, string? batch = Label, DateTimeOffset? at = null, string? replaces = null, int take = 1)
    {
        var line = JournalLine.Of(LineEvent.Intent, at ?? Clock.UtcNow);
        line.Intent = Guid.NewGuid().ToString("N");
        line.By = by;
        RowTake.Of(request, Service, take).WriteTo(line);
        line.Batch = batch;
        line.Prompt = request.Prompt;
        line.Replaces = replaces;
        Append(line);
        return line;
    }

    internal void AddOutcome(JournalLine intent, string journalEvent, string? id = null)
    {
        var line = JournalLine.Of(journalEvent, Clock.UtcNow);
        line.Intent = intent.Intent;
        line.Id = id;
        line.Status = id is null ? null : nameof(VideoTaskStatus.Queued);
        line.Reason = id is null ? "because" : null;
        Append(line);
    }

    internal void Append(JournalLine line) => File.AppendAllBytes(Path, line.ToUtf8());

    /// <summary>The intents that are in the journal now.</summary>
    internal int Intents() => File.ReadLines(Path).Count(static line => line.Contains("\"event\":\"intent\"", StringComparison.Ordinal));
}
