namespace StarVideos.Emulator.Faults;

/// <summary>One kind of fault.</summary>
/// <param name="Stage">What it affects.</param>
/// <param name="Name">The name.</param>
/// <param name="Summary">What happens.</param>
/// <param name="Always">If there is no count: true means always, false means once.</param>
/// <param name="Shapes">Whether it changes only the form or the time of an answer.</param>
/// <param name="Value">The meaning of the number after <c>=</c>; null if the fault takes none.</param>
public sealed record FaultEntry(FaultStage Stage, string Name, string Summary, bool Always, bool Shapes, string? Value);

/// <summary>All faults, for the grammar and for the help.</summary>
public static class FaultCatalog
{
    private const string Seconds = "seconds";
    private const string Milliseconds = "milliseconds";

    /// <summary>All faults in the order of the help.</summary>
    public static IReadOnlyList<FaultEntry> All { get; } =
    [
        // Create: no task is made.
        Always(FaultStage.Create, "refuse-200-code", "no task: HTTP 200 {\"code\":\"204\",\"msg\":\"登录验证失败\"}"),
        Always(FaultStage.Create, "refuse-200-msg", "no task: HTTP 200 {\"msg\":\"缺少必填参数: prompt\"}"),
        Always(FaultStage.Create, "400", "no task: bad request"),
        Always(FaultStage.Create, "401", "no task: AuthenticationError"),
        Always(FaultStage.Create, "402", "no task: balance too low"),
        Always(FaultStage.Create, "403", "no task: forbidden"),
        Always(FaultStage.Create, "404", "no task: No handler found"),
        Always(FaultStage.Create, "422", "no task: unprocessable"),
        Always(FaultStage.Create, "error-string", "no task: HTTP 400 with error as a string"),
        Always(FaultStage.Create, "error-object", "no task: HTTP 400 with error as an object with detail"),
        Once(FaultStage.Create, "408", "no task: request timeout"),
        Once(FaultStage.Create, "425", "no task: too early"),
        Once(FaultStage.Create, "429", "no task: rate limit, Retry-After in seconds (1)", Seconds),
        Once(FaultStage.Create, "429-date", "no task: rate limit, Retry-After as a date (2 seconds ahead)", Seconds),
        Once(FaultStage.Create, "429-bare", "no task: rate limit, no Retry-After"),
        Once(FaultStage.Create, "500", "no task: internal error"),
        Once(FaultStage.Create, "502", "no task: bad gateway, an HTML page"),
        Once(FaultStage.Create, "503", "no task: unavailable, no Retry-After, no body"),
        Once(FaultStage.Create, "503-retry-after", "no task: unavailable, Retry-After in seconds (1)", Seconds),
        Once(FaultStage.Create, "504", "no task: gateway timeout, an HTML page"),
        Once(FaultStage.Create, "redirect", "no task: 307 to another path"),
        Once(FaultStage.Create, "redirect-303", "no task: 303 to another path"),
        Once(FaultStage.Create, "cut-before", "no task: connection cut without an answer"),

        // Create: the task is made, but the answer is wrong.
        Once(FaultStage.Create, "504-accepted", "task made: gateway timeout, an HTML page"),
        Once(FaultStage.Create, "503-accepted", "task made: unavailable, an HTML page, Retry-After in seconds (1)", Seconds),
        Once(FaultStage.Create, "200-timeout", "task made: HTTP 200 {\"code\":\"504\",\"msg\":\"upstream request timeout\"}"),
        Once(FaultStage.Create, "200-success", "task made: HTTP 200 {\"msg\":\"提交成功\"}"),
        Once(FaultStage.Create, "timeout", "task made: never answered"),
        Once(FaultStage.Create, "stall-body", "task made: half of the answer, then nothing"),
        Once(FaultStage.Create, "cut", "task made: connection cut without an answer"),
        Once(FaultStage.Create, "cut-body", "task made: connection cut in the middle of the answer"),
        Once(FaultStage.Create, "html-200", "task made: an HTML page with HTTP 200"),
        Once(FaultStage.Create, "empty", "task made: HTTP 200 with an empty body"),
        Once(FaultStage.Create, "huge", "task made: an answer of 1 GiB"),
        Once(FaultStage.Create, "deep", "task made: an answer nested 100,000 levels deep"),
        Shape(FaultStage.Create, "no-id", "task made: an answer without id"),
        Shape(FaultStage.Create, "bad-id", "task made: an answer with an id of ../"),
        Shape(FaultStage.Create, "mcp-id", "task made: with an id like mcp_e36e…, which works"),
        Shape(FaultStage.Create, "wrapped", "task made: the answer inside {\"code\":0,\"msg\":null,\"data\":…}"),
        Shape(FaultStage.Create, "nulls-absent", "task made: fields that are null are left out"),
        Shape(FaultStage.Create, "extra", "task made: fields nobody documented"),
        Shape(FaultStage.Create, "delay", "wait before the answer, after the task is made", Milliseconds),
        Shape(FaultStage.Create, "slow", "the same, 2000 if no number is given", Milliseconds),

        // Query: another answer.
        Once(FaultStage.Query, "400", "bad request"),
        Once(FaultStage.Query, "401", "AuthenticationError"),
        Once(FaultStage.Query, "403", "forbidden"),
        Once(FaultStage.Query, "404", "No handler found"),
        Once(FaultStage.Query, "404-task", "TaskNotFound"),
        Once(FaultStage.Query, "408", "request timeout"),
        Once(FaultStage.Query, "425", "too early"),
        Once(FaultStage.Query, "429", "rate limit, Retry-After in seconds (1)", Seconds),
        Once(FaultStage.Query, "429-date", "rate limit, Retry-After as a date (2 seconds ahead)", Seconds),
        Once(FaultStage.Query, "429-bare", "rate limit, no Retry-After"),
        Once(FaultStage.Query, "500", "internal error"),
        Once(FaultStage.Query, "502", "bad gateway, an HTML page"),
        Once(FaultStage.Query, "503", "unavailable, no Retry-After, no body"),
        Once(FaultStage.Query, "503-retry-after", "unavailable, Retry-After in seconds (1)", Seconds),
        Once(FaultStage.Query, "504", "gateway timeout, an HTML page"),
        Once(FaultStage.Query, "refuse-200-code", "HTTP 200 {\"code\":\"204\",\"msg\":\"登录验证失败\"}"),
        Once(FaultStage.Query, "redirect", "307 to another path"),
        Once(FaultStage.Query, "200-timeout", "HTTP 200 {\"code\":\"504\",\"msg\":\"upstream request timeout\"}"),
        Once(FaultStage.Query, "timeout", "never answered"),
        Once(FaultStage.Query, "stall-body", "half of the answer, then nothing"),
        Once(FaultStage.Query, "cut", "connection cut without an answer"),
        Once(FaultStage.Query, "cut-body", "connection cut in the middle of the answer"),
        Once(FaultStage.Query, "html-200", "an HTML page with HTTP 200"),
        Once(FaultStage.Query, "empty", "HTTP 200 with an empty body"),
        Once(FaultStage.Query, "huge", "an answer of 1 GiB"),
        Once(FaultStage.Query, "deep", "an answer nested 100,000 levels deep"),

        // Query: the answer in another form.
        Shape(FaultStage.Query, "wrapped", "the answer inside {\"code\":0,\"msg\":null,\"data\":…}"),
        Shape(FaultStage.Query, "nulls-absent", "fields that are null are left out"),
        Shape(FaultStage.Query, "extra", "fields nobody documented: amount, progress, metadata"),
        Shape(FaultStage.Query, "no-url", "completed without video_url"),
        Shape(FaultStage.Query, "file-url", "completed with video_url file:///etc/passwd"),
        Shape(FaultStage.Query, "duration-decimal", "actualDuration as 4.000000"),
        Shape(FaultStage.Query, "duration-string", "actualDuration as \"4.000000\""),
        Shape(FaultStage.Query, "error-string", "the task fails, error is a string"),
        Shape(FaultStage.Query, "error-object", "the task fails, error is an object with code and message"),
        Shape(FaultStage.Query, "error-detail", "the task fails, error is an object with detail"),
        Shape(FaultStage.Query, "fail-reason", "the task fails, the text is in fail_reason"),
        Shape(FaultStage.Query, "control", "the task fails, the text has escape sequences and control characters"),
        Shape(FaultStage.Query, "delay", "wait before the answer", Milliseconds),
        Shape(FaultStage.Query, "slow", "the same, 2000 if no number is given", Milliseconds),

        // Media: another answer, or only a part of it.
        Once(FaultStage.Media, "403", "forbidden"),
        Once(FaultStage.Media, "404", "not found"),
        Once(FaultStage.Media, "410", "gone"),
        Once(FaultStage.Media, "416", "range not satisfiable"),
        Once(FaultStage.Media, "429", "rate limit, Retry-After in seconds (1)", Seconds),
        Once(FaultStage.Media, "500", "internal error"),
        Once(FaultStage.Media, "503", "unavailable, no Retry-After"),
        Once(FaultStage.Media, "expired", "403 until the task is queried again"),
        Once(FaultStage.Media, "cut", "half of the bytes, then the connection is reset"),
        Once(FaultStage.Media, "stall", "half of the bytes, then nothing"),
        Once(FaultStage.Media, "short", "half of the bytes, then the connection is closed in good order"),
        Once(FaultStage.Media, "long", "more bytes than Content-Length says, then the connection is closed"),
        Always(FaultStage.Media, "html", "an HTML page with HTTP 200"),
        Always(FaultStage.Media, "redirect", "302 to the same video on the other name of this host (127.0.0.1, localhost)"),
        Always(FaultStage.Media, "redirect-loop", "302 without end"),
        Always(FaultStage.Media, "redirect-file", "302 to file:///etc/passwd"),

        // Media: the answer in another form.
        Shape(FaultStage.Media, "no-length", "no Content-Length (chunked)"),
        Shape(FaultStage.Media, "no-range", "Range is not heeded, HTTP 200"),
        Shape(FaultStage.Media, "etag-change", "another ETag, and other generated bytes, from the second request on"),
        Shape(FaultStage.Media, "delay", "wait before the answer", Milliseconds),
    ];

    /// <summary>The faults of one stage.</summary>
    public static IEnumerable<FaultEntry> Of(FaultStage stage) => All.Where(entry => entry.Stage == stage);

    internal static FaultEntry? Find(FaultStage stage, string name) =>
        All.FirstOrDefault(entry => entry.Stage == stage && entry.Name == name);

    private static FaultEntry Once(FaultStage stage, string name, string summary, string? value = null) =>
        new(stage, name, summary, Always: false, Shapes: false, value);

    private static FaultEntry Always(FaultStage stage, string name, string summary) =>
        new(stage, name, summary, Always: true, Shapes: false, Value: null);

    private static FaultEntry Shape(FaultStage stage, string name, string summary, string? value = null) =>
        new(stage, name, summary, Always: true, Shapes: true, value);
}
