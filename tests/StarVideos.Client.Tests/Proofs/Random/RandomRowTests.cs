using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FsCheck.Fluent;
using StarVideos.Client.Tests.Support;
using StarVideos.Emulator;
using Xunit.Abstractions;

namespace StarVideos.Client.Tests.Proofs.Random;

/// <summary>
/// Two independent implementations of the documented rules, the client's and the emulator's, on random rows. They must agree on each row: what
/// the client sends is accepted and understood as it is in the row; what the client refuses is refused by the emulator as well.
/// </summary>
public sealed class RandomRowTests(ITestOutputHelper output)
{
    private const int Rows = 100_000;

    private const int RowsOverHttp = 3_000;

    [Fact]
    public void Both_readings_of_the_rules_agree_on_100_000_rows()
    {
        var counts = new Dictionary<string, int>();
        Trials.Run(Rows, RandomRow.Rows, row => Count(counts, Compare(row)), row => row.Smaller());

        foreach (var (what, count) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{what}: {count}");
        }

        // The rows must not be nearly all refused, or of one mode: that would prove little.
        Assert.All(Enum.GetNames<VideoMode>(), mode => Assert.True(counts[mode] > Rows / 100, mode));
        Assert.InRange(counts["refused"], Rows / 4, Rows * 3 / 4);
    }

    [Fact]
    public async Task A_dry_run_says_of_100_000_rows_what_a_run_would()
    {
        var verdicts = new Dictionary<string, int>();
        var rows = Trials.Sample(Rows, RandomRow.Rows);
        RequestCheck? check = null;
        using var stage = new CheckStage(new CheckOptions(), found => check = found);
        foreach (var row in rows)
        {
            await stage.AddAsync(row.ToVideoRow());
            var request = TryToRequest(row);
            var hasVideo = request?.Mode is VideoMode.VideoReference or VideoMode.ImageAndVideo;
            bool? expected = request is null ? false : hasVideo ? null : true;
            Assert.True(expected == check!.IsValid, row.ToString());
            Assert.True(request?.Mode == check.Mode, row.ToString());
            Count(verdicts, expected?.ToString() ?? "Null");
        }

        Assert.Equal((Rows, verdicts["True"], verdicts["False"], verdicts["Null"]), (stage.Totals.Rows, stage.Totals.Valid, stage.Totals.Invalid, stage.Totals.Unsure));
        output.WriteLine(stage.Totals.ToString());
    }

    [Fact]
    public async Task Both_readings_agree_over_real_http()
    {
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { ApiKey = TestKey.Value });
        using var client = Clients.OverSockets(emulator.BaseUri);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestKey.Value);
        var accepted = 0;

        var rows = Trials.Sample(RowsOverHttp, RandomRow.Rows.Where(static row => !RawFields.IsUnreadable(row)));
        Assert.Equal(RowsOverHttp, rows.Length);
        foreach (var row in rows)
        {
            if (TryToRequest(row) is { } request)
            {
                accepted++;
                await client.CreateAsync(request).WaitAsync(Clients.Patience);
                Assert.Equal(accepted, emulator.Counters.CreatesAccepted);
                continue;
            }

            using var content = new ByteArrayContent(RawFields.ToJson(row));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await http.PostAsync(new Uri(emulator.BaseUri + "/v1/starvideos/videos"), content);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, row.ToString());
        }

        output.WriteLine($"{accepted} of {RowsOverHttp} accepted");
        Assert.InRange(accepted, RowsOverHttp / 4, RowsOverHttp * 3 / 4);
        Assert.Equal(accepted, emulator.Counters.CreatesAccepted);
    }

    private static string Compare(RandomRow row)
    {
        if (RawFields.IsUnreadable(row))
        {
            Assert.True(TryToRequest(row) is null, $"The client sends a text that cannot be meant: {row}");
            return "unreadable";
        }

        var raw = EmulatorRules.TryRead(RawFields.ToJson(row), out _);
        if (TryToRequest(row) is not { } request)
        {
            Assert.True(raw is null, $"The client refuses what the service takes: {row}");
            return "refused";
        }

        var body = RequestBody.ToUtf8(request);
        var sent = EmulatorRules.TryRead(body, out var reason);
        Assert.True(sent is not null, $"The client sends what the service refuses: {row}{Environment.NewLine}{Encoding.UTF8.GetString(body)}{Environment.NewLine}{reason}");
        Assert.True(sent == raw, $"The client sends something else than the row says: {row}{Environment.NewLine}{sent}{Environment.NewLine}{raw}");
        return request.Mode.ToString();
    }

    /// <summary>No row may cause another exception than <see cref="InvalidRequestException"/>.</summary>
    private static VideoRequest? TryToRequest(RandomRow row)
    {
        try
        {
            return row.ToVideoRow().ToRequest(RowDefaults.None, _ => { });
        }
        catch (InvalidRequestException refused)
        {
            Assert.DoesNotContain(refused.Message, char.IsControl);
            Assert.InRange(refused.Message.Length, 1, 1000);
            return null;
        }
    }

    private static void Count(Dictionary<string, int> counts, string what) => counts[what] = counts.GetValueOrDefault(what) + 1;
}
