using System.Globalization;

namespace StarVideos.Emulator.Faults;

/// <summary>Answers in place of the right one that do not affect the task: error codes, redirects, and no answer.</summary>
internal static class RefusalFaults
{
    /// <summary>The target of the redirect faults. There is nothing there; requests are counted.</summary>
    public const string RedirectTarget = EmulatorServer.BasePath + "/v1/starvideos/moved";

    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(1);

    // One second longer than the others, because a date has whole seconds.
    private static readonly TimeSpan DefaultDateWait = TimeSpan.FromSeconds(2);

    private static readonly Dictionary<string, Func<Case, Task>> Known = new(StringComparer.Ordinal)
    {
        ["refuse-200-code"] = at => Answers.JsonAsync(at.Context, json =>
        {
            json.WriteString("code", "204");
            json.WriteString("msg", "登录验证失败");
        }),
        ["refuse-200-msg"] = at => Answers.JsonAsync(at.Context, json => json.WriteString("msg", "缺少必填参数: prompt")),
        ["400"] = at => Answers.InvalidAsync(at.Context, "prompt: was refused by the content check (asked for as a fault)."),
        ["401"] = at => KeyCheck.RefuseAsync(at.Context),
        ["402"] = at => Answers.ErrorAsync(at.Context, 402, "InsufficientBalance", "The balance is too low.", "PaymentRequired"),
        ["403"] = at => Answers.ErrorAsync(at.Context, 403, "PermissionDenied", "This key may not use this model.", "Forbidden"),
        ["404"] = at => Answers.NoHandlerAsync(at.Context),
        ["404-task"] = at => NoTaskAsync(at.Context, at.Id),
        ["408"] = at => Answers.ErrorAsync(at.Context, 408, "RequestTimeout", "The request took too long.", "RequestTimeout"),
        ["422"] = at => Answers.ErrorAsync(at.Context, 422, "UnprocessableEntity", "The reference could not be read.", "UnprocessableEntity"),
        ["425"] = at => Answers.ErrorAsync(at.Context, 425, "TooEarly", "Ask again later.", "TooEarly"),
        ["429"] = at => RateLimitAsync(at.Context, at.WaitSeconds),
        ["429-date"] = RateLimitByDateAsync,
        ["429-bare"] = at => RateLimitAsync(at.Context, retryAfter: null),
        ["500"] = at => Answers.ErrorAsync(at.Context, 500, "InternalError", "Something went wrong.", "InternalServerError"),
        ["502"] = at => Answers.HtmlAsync(at.Context, 502, "502 Bad Gateway"),
        ["503"] = at => Empty(at.Context, 503),
        ["503-retry-after"] = at =>
        {
            at.Context.Response.Headers.RetryAfter = at.WaitSeconds;
            return Answers.ErrorAsync(at.Context, 503, "ServiceUnavailable", "The service is overloaded.", "ServiceUnavailable");
        },
        ["504"] = at => Answers.HtmlAsync(at.Context, 504, "504 Gateway Time-out"),
        ["error-string"] = at => Answers.JsonAsync(at.Context, json => json.WriteString("error", "The prompt was refused."), 400),
        ["error-object"] = at => Answers.JsonAsync(
            at.Context,
            json =>
            {
                json.WriteStartObject("error");
                json.WriteString("code", "ContentRefused");
                json.WriteString("detail", "The prompt was refused.");
                json.WriteEndObject();
            },
            400),
        ["redirect"] = at => Redirect(at.Context, 307),
        ["redirect-303"] = at => Redirect(at.Context, 303),
        ["cut-before"] = at =>
        {
            at.Context.Abort();
            return Task.CompletedTask;
        },
    };

    public static bool Has(string name) => Known.ContainsKey(name);

    public static Task AnswerAsync(HttpContext context, Fault fault, TimeProvider time, string id = "") =>
        Known[fault.Name](new Case(context, fault, time, id));

    /// <summary>The answer about an unknown id.</summary>
    public static Task NoTaskAsync(HttpContext context, string id) =>
        Answers.ErrorAsync(context, 404, "TaskNotFound", $"There is no task \"{id}\".", "NotFound");

    private static Task RateLimitAsync(HttpContext context, string? retryAfter)
    {
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return Answers.ErrorAsync(context, 429, "RateLimitExceeded", "Too many requests.", "TooManyRequests");
    }

    private static Task RateLimitByDateAsync(Case at)
    {
        // Retry-After and Date use the same clock, as those of a service do.
        at.Context.Response.Headers.Date = at.Date(TimeSpan.Zero);
        return RateLimitAsync(at.Context, at.WaitDate);
    }

    private static Task Empty(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    private static Task Redirect(HttpContext context, int status)
    {
        context.Response.Headers.Location = RedirectTarget;
        return Empty(context, status);
    }

    private sealed record Case(HttpContext Context, Fault Fault, TimeProvider Time, string Id)
    {
        public string WaitSeconds => Wait(DefaultWait).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);

        public string WaitDate => Date(Wait(DefaultDateWait));

        public string Date(TimeSpan ahead) => (Time.GetUtcNow() + ahead).ToString("R", CultureInfo.InvariantCulture);

        private TimeSpan Wait(TimeSpan otherwise) => Fault.Value is { } seconds ? TimeSpan.FromSeconds(seconds) : otherwise;
    }
}
