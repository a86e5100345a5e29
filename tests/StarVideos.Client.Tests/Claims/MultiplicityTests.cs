using StarVideos.Claims;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Claims;

/// <summary>Each row is sent as often as the table has it, by any run and in any order.</summary>
public class MultiplicityTests : ClaimsFixture
{
    [Fact]
    public async Task A_row_that_the_table_has_twice_is_sent_twice_by_two_runs_together()
    {
        var runs = new[] { (Run: Run(), Journal), (Run: Run(), Journal: Open()) };
        var claims = runs.SelectMany(run => new[] { (run.Run, run.Journal, Claim: run.Run.For(Row)), (run.Run, run.Journal, Claim: run.Run.For(Row)) }).ToList();

        // The rows of the runs alternate.
        var states = new List<RowState>();
        foreach (var i in new[] { 0, 2, 1, 3 })
        {
            states.Add(await ClaimAsync(claims[i].Run, claims[i].Claim, journal: claims[i].Journal));
        }

        Assert.Equal([RowState.Free, RowState.InFlight, RowState.Free, RowState.InFlight], states);
        Assert.Equal(2, Intents());
        Assert.NotSame(claims[2].Claim.Row, claims[3].Claim.Row);
    }

    [Fact]
    public async Task The_longer_table_decides()
    {
        var (one, other) = (Run(), Run());
        Assert.Equal(RowState.Free, await ClaimAsync(one, one.For(Row)));
        var states = new[] { await ClaimAsync(other, other.For(Row)), await ClaimAsync(other, other.For(Row)), await ClaimAsync(other, other.For(Row)) };

        Assert.Equal([RowState.InFlight, RowState.Free, RowState.Free], states);
        Assert.Equal(3, Intents());
    }

    [Fact]
    public async Task Two_runs_whose_rows_go_to_the_journal_in_one_write_send_them_once()
    {
        RowClaims[] runs = [Run(), Run(), Run()];
        Task<RowState>[] claims;
        using (JournalLock.TryTake(Path))
        {
            // Nobody can write while the lock is held, so all of these wait together.
            claims = [.. runs.SelectMany(run => new[] { ClaimAsync(run, run.For(Row)), ClaimAsync(run, run.For(Row)) })];
        }

        var states = await System.Threading.Tasks.Task.WhenAll(claims).WaitAsync(Clients.Patience);
        Assert.Equal(2, states.Count(state => state == RowState.Free));
        Assert.Equal(4, states.Count(state => state == RowState.InFlight));
        Assert.Equal(2, Intents());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Many_runs_in_many_threads_send_each_row_as_often_as_the_table_has_it(int seed)
    {
        // Rows occur up to three times, with one or two takes. Each run reads the table in its own order. Half of the submissions are refused or have
        // an unknown outcome.
        var table = Enumerable.Range(0, 60).SelectMany(i => Enumerable.Range(1, 1 + (i % 2)), (i, take) => (Row: new TextRequest($"row {i / (1 + (i % 3))}"), Take: take)).ToList();
        var due = table.GroupBy(row => (row.Row.Prompt, row.Take)).ToDictionary(rows => rows.Key, rows => rows.Count());
        var sent = new Dictionary<(string, int), int>();
        await System.Threading.Tasks.Task.WhenAll(Enumerable.Range(0, 6).Select(number => System.Threading.Tasks.Task.Run(async () =>
        {
            var random = new Random((seed * 100) + number);
            var (run, journal) = (Run(), Open(compactAbove: number % 2 == 0 ? 4096 : long.MaxValue));
            var rows = table.ToArray();
            random.Shuffle(rows);
            foreach (var row in rows)
            {
                await SendAsync(run, journal, row.Row, row.Take, random);
            }
        })));

        async Task SendAsync(RowClaims run, VideoJournal journal, TextRequest row, int take, Random random)
        {
            var claim = run.For(row, take);
            while (true)
            {
                var (state, intent) = await journal.Recorder.ClaimAsync(run, claim, Service, Label, inSpiteOfUnknown: false, default);
                if (state is RowState.Accepted or RowState.Unknown)
                {
                    return;
                }

                if (state == RowState.InFlight)
                {
                    await System.Threading.Tasks.Task.Yield();
                    continue;
                }

                switch (random.Next(4))
                {
                    case 0:
                        await journal.Recorder.RejectedAsync(intent!, "refused");
                        continue;
                    case 1:
                        Count(row.Prompt, take);
                        await journal.Recorder.UnknownAsync(intent!, "cut");
                        return;
                    default:
                        Count(row.Prompt, take);
                        await journal.Recorder.CreatedAsync(intent!, Task($"task-{intent!.Id}"));
                        return;
                }
            }
        }

        void Count(string prompt, int take)
        {
            lock (sent)
            {
                sent[(prompt, take)] = sent.GetValueOrDefault((prompt, take)) + 1;
            }
        }

        Assert.Equal(due.OrderBy(row => row.Key), sent.OrderBy(row => row.Key));
    }
}
