using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Http;

/// <summary>The key, its beginning and its end are in nothing that a caller can see, even if the service repeats the key everywhere.</summary>
public class KeySecrecyTests
{
    private const string Echo = $$$"""{"id":"{{{TestKey.Value}}} ","code":"{{{TestKey.Value}}}","msg":"{{{TestKey.Value}}}","model":"{{{TestKey.Value}}}","error":{"code":"{{{TestKey.Value}}}","message":"Bearer {{{TestKey.Value}}} is bad"}}""";

    private const string EchoWithoutWords = $$$$"""{"error":{"headers":{"Authorization":"Bearer {{{{TestKey.Value}}}}"}}}""";

    private static readonly (string Name, string Value)[] EchoHeaders = [("X-Key", TestKey.Value), ("Location", $"https://evil.example.com/?key={TestKey.Value}"), ("WWW-Authenticate", $"Bearer {TestKey.Value}")];

    private static Dictionary<string, Func<Step>> Made { get; } = new()
    {
        ["200 with an odd id"] = () => Step.Answer(200, Echo),
        ["200 with an error"] = () => Step.Answer(200, EchoWithoutWords),
        ["200 as text"] = () => Step.Answer(200, TestKey.Value),
        ["302"] = () => Step.Answer(302, Echo, EchoHeaders),
        ["400"] = () => Step.Answer(400, Echo),
        ["401"] = () => Step.Answer(401, Echo, EchoHeaders),
        ["403"] = () => Step.Answer(403, EchoWithoutWords),
        ["404"] = () => Step.Answer(404, Echo),
        ["429"] = () => Step.Answer(429, Echo),
        ["500"] = () => Step.Answer(500, Echo),
        ["503"] = () => Step.Answer(503, Echo, ("Retry-After", "500")),
        ["unsent"] = () => Step.FailUnsent(),
        ["sent"] = () => Step.FailSent(),
        ["timeout"] = Step.HangSent,
        ["cut"] = () => Step.Answer(200, () => new UntoldContent(new FailingStream(System.Text.Encoding.UTF8.GetBytes(Echo), new IOException("cut")))),
    };

    public static TheoryData<string> Faults => [.. Made.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_error_of_a_create_holds_it(string fault)
    {
        using var handler = new ScriptedHandler(Made[fault]());
        using var client = Clients.Over(handler, timeout: TimeSpan.FromMilliseconds(50));

        AssertAbsent(await client.FailToCreateAsync());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_error_of_a_query_holds_it(string fault)
    {
        using var handler = new ScriptedHandler(Made[fault]());
        using var client = Clients.Over(handler, timeout: TimeSpan.FromMilliseconds(50));

        AssertAbsent(await client.FailToQueryAsync());
    }

    [Fact]
    public async Task No_task_holds_it()
    {
        using var handler = new ScriptedHandler(Step.Answer(200, $$"""{"id":"video_1","status":"failed {{TestKey.Value}}","model":"{{TestKey.Value}}","error":"{{TestKey.Value}}","code":"{{TestKey.Value}}","video_url":"https://example.com/{{TestKey.Value}}?k={{TestKey.Value}}"}"""));
        using var client = Clients.Over(handler);

        var created = await client.CreateAsync(new TextRequest("A cat"));
        var queried = await client.QueryAsync(created);

        // ToString of a record prints each property.
        Assert.All(new[] { created, queried }, task => TestKey.AssertAbsentFrom(string.Join('\n', typeof(VideoTask).GetProperties().Select(property => property.GetValue(task)))));
    }

    private static void AssertAbsent(StarVideosException error)
    {
        TestKey.AssertAbsentFrom(error.ToString());
        for (Exception? each = error; each is not null; each = each.InnerException)
        {
            TestKey.AssertAbsentFrom(string.Join('\n', each.GetType().GetProperties().Select(property => property.GetValue(each))));
            TestKey.AssertAbsentFrom(string.Join('\n', each.Data.Values.Cast<object>()));
        }
    }
}
