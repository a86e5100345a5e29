using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StarVideos.Client.Tests.Proofs.Faults;
using StarVideos.Client.Tests.Support;
using StarVideos.Emulator;
using StarVideos.Emulator.References;
using StarVideos.Time;

namespace StarVideos.Client.Tests.Proofs.References;

/// <summary>Every kind of reference over real HTTP: its findings, the number of requests, and the number of bytes read.</summary>
public sealed class ReferenceMatrixTests
{
    /// <summary>The time limit for answers that never come. Long enough for a request to arrive on a busy machine.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    public static TheoryData<string, ReferenceKind> Cells
    {
        get
        {
            var cells = new TheoryData<string, ReferenceKind>();
            foreach (var cell in ReferenceCells.All)
            {
                cells.Add(cell.Served, cell.Kind);
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Check(string served, ReferenceKind kind)
    {
        var cell = ReferenceCells.All.Single(each => each.Served == served && each.Kind == kind);
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { ApiKey = TestKey.Value, References = true });
        var deadEnd = DeadEnd.Of(served);
        var address = new Uri(deadEnd?.Address ?? emulator.MediaUri, served switch
        {
            ReferenceCells.NoNameServer => "http://again.invalid/still.png?sig=SECRET",
            _ when deadEnd is not null => "/still.png?sig=SECRET",
            _ => $"/references/{served}?sig=SECRET",
        });
        var timeout = ReferenceCatalog.All.Any(one => one.Name == served) && served is "silent.png" or "stall.png" or "slow.png" ? Short : Clients.Patience;
        using var checker = new ReferenceChecker(new ReferenceCheckOptions { Timeout = timeout }, Clock.System, AskAsync);

        var report = await checker.CheckAsync(address.AbsoluteUri, kind).WaitAsync(Clients.Patience);

        Assert.Equal(cell.IsUsable, report.IsUsable);
        Assert.Equal(cell.Found, Found(report));
        Assert.Equal(cell.Told, Told(report));
        Assert.Equal((cell.Requests, (long)cell.Requests), (report.Requests, checker.Requests));
        Assert.Equal(cell.Bytes ?? report.BytesRead, report.BytesRead);
        Assert.Equal(report.BytesRead, checker.BytesRead);
        Assert.InRange(report.BytesRead, 0, 1_000_000);
        Assert.Equal(deadEnd is null && served != ReferenceCells.NoNameServer ? cell.Requests : 0, emulator.Counters.MediaRequests);
        Assert.Equal(0, emulator.Counters.MediaRequestsWithKey);
        Assert.All(All(report), finding =>
        {
            Assert.DoesNotContain("SECRET", finding.Message + finding.Value + finding.Rule, StringComparison.Ordinal);
            Assert.EndsWith(".", finding.Message, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("SECRET", report.Address, StringComparison.Ordinal);
        Assert.All(report.Problems, problem => Assert.NotNull(problem.Rule));
        if (deadEnd is not null)
        {
            await deadEnd.DisposeAsync();
        }
    }

    [Fact]
    public void Every_reference_of_the_emulator_is_tried() =>
        Assert.Empty(ReferenceCatalog.All.Select(one => one.Name).Except(ReferenceCells.All.Select(cell => cell.Served)));

    /// <summary>Name servers give different errors for an unknown name, and a test machine may have no name server.</summary>
    private static Task<IPAddress[]> AskAsync(string host, CancellationToken cancellation) => host switch
    {
        "starvideos.invalid" => throw new SocketException((int)SocketError.HostNotFound),
        "again.invalid" => throw new SocketException((int)SocketError.TryAgain),
        _ => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
    };

    private static IEnumerable<ReferenceFinding> All(ReferenceReport report) => [.. report.Problems, .. report.Unknowns, .. report.Warnings];

    private static IEnumerable<ReferenceFindingKind> Found(ReferenceReport report) =>
        All(report).Select(finding => finding.Kind).Where(found => found != ReferenceFindingKind.ThisNetworkOnly);

    private static string Told(ReferenceReport report) => string.Join(", ", new[]
    {
        report.MediaType,
        report.Width is null ? null : string.Create(CultureInfo.InvariantCulture, $"{report.Width} x {report.Height}"),
        report.Duration is null ? null : string.Create(CultureInfo.InvariantCulture, $"{report.Duration.Value.TotalSeconds:0.###} s"),
    }.Where(text => text is not null));
}
