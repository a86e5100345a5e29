using StarVideos.Claims;
using StarVideos.Client.Tests.Journal;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Claims;

/// <summary>Runs of one label with the same journal, and lines that other runs write into it.</summary>
public abstract class ClaimsFixture : JournalFixture
{
    internal const string Label = "run";

    /// <summary>How long a run waits for another machine.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    internal static readonly TextRequest Row = new("a lake at dawn", 5, "16:9", "shot");

    /// <summary>The mark of a process on this machine that has ended.</summary>
    internal static readonly string Dead = DeadMark.Make();

    /// <summary>The mark of a process on another machine, whose state cannot be seen from here.</summary>
    internal const string Elsewhere = "another-machine/4711/0123abcd";

    /// <summary>The rows of a new run. It shares no memory with other runs, like a separate process.</summary>
    internal RowClaims Run(string? batch = Label) => new(Path, batch, Service, Patience, Clock);

    /// <summary>Claims a row as a run does, with a new journal writer if none is given.</summary>
    internal async Task<RowState> ClaimAsync(RowClaims run, RowClaim claim, bool force = false, VideoJournal? journal = null, string? batch = Label) =>
        (await (journal ?? Journal).Recorder.ClaimAsync(run, claim, Service, batch, force, default)).State;

    /// <summary>Writes the intent of another run, as that process would.</summary>
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

    /// <summary>How many intents are in the journal now.</summary>
    internal int Intents() => File.ReadLines(Path).Count(static line => line.Contains("\"event\":\"intent\"", StringComparison.Ordinal));
}
