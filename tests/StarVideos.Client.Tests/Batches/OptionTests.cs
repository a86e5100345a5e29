namespace StarVideos.Client.Tests.Batches;

/// <summary>A wrong option is refused when it is set. The error has its name, its value and the rule.</summary>
public sealed class OptionTests
{
    public static TheoryData<string, object, Action> Refused => new()
    {
        { "ThrottleLimit", 0, () => _ = new SubmitOptions { ThrottleLimit = 0 } },
        { "ThrottleLimit", 65, () => _ = new SubmitOptions { ThrottleLimit = 65 } },
        { "Grace", TimeSpan.FromTicks(-1), () => _ = new SubmitOptions { Grace = TimeSpan.FromTicks(-1) } },
        { "Grace", TimeSpan.FromSeconds(301), () => _ = new SubmitOptions { Grace = TimeSpan.FromSeconds(301) } },
        { "MaximumVideos", 0, () => _ = new SubmitOptions { MaximumVideos = 0 } },
        { "MaximumVideos", -1, () => _ = new SubmitOptions { MaximumVideos = -1 } },
        { "MaximumSeconds", 0, () => _ = new SubmitOptions { MaximumSeconds = 0 } },
        { "MaximumVideosPerDay", 0, () => _ = new StarVideosClientOptions { MaximumVideosPerDay = 0 } },
        { "Batch", "half \ud800 a character", () => _ = new SubmitOptions { Batch = "half \ud800 a character" } },
        { "PollInterval", TimeSpan.Zero, () => _ = new WaitOptions { PollInterval = TimeSpan.Zero } },
        { "PollInterval", TimeSpan.FromHours(2), () => _ = new WaitOptions { PollInterval = TimeSpan.FromHours(2) } },
        { "Timeout", TimeSpan.Zero, () => _ = new WaitOptions { Timeout = TimeSpan.Zero } },
        { "FailureBudget", 0, () => _ = new WaitOptions { FailureBudget = 0 } },
        { "ThrottleLimit", 0, () => _ = new SaveOptions { Folder = "/videos", ThrottleLimit = 0 } },
        { "ThrottleLimit", 65, () => _ = new SaveOptions { Folder = "/videos", ThrottleLimit = 65 } },
        { "StallTimeout", TimeSpan.Zero, () => _ = new SaveOptions { Folder = "/videos", StallTimeout = TimeSpan.Zero } },
        { "StallTimeout", TimeSpan.FromSeconds(-1), () => _ = new SaveOptions { Folder = "/videos", StallTimeout = TimeSpan.FromSeconds(-1) } },
        { "StallTimeout", TimeSpan.MaxValue, () => _ = new SaveOptions { Folder = "/videos", StallTimeout = TimeSpan.MaxValue } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_option_out_of_range_is_named_with_value_and_rule(string option, object value, Action set)
    {
        var error = Assert.Throws<InvalidRequestException>(set);

        Assert.Equal(option, error.Field);
        Assert.Equal(value, error.Value);
        Assert.NotEmpty(error.Rule);
        Assert.StartsWith(option, error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Rule, error.Message, StringComparison.Ordinal);
    }
}
