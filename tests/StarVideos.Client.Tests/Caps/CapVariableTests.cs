namespace StarVideos.Client.Tests.Caps;

/// <summary>Every new client reads the variable of the cap, so no other test runs while it is set.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "It is the definition of a collection.")]
public sealed class AloneCollection;

[Collection("Alone")]
public sealed class CapVariableTests : IDisposable
{
    private const string Variable = "STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY";

    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, _before);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("7", null, 7)]
    [InlineData("7", 5, 5)]
    [InlineData("7", 9, 7)]
    [InlineData(null, 9, 9)]
    public void It_holds_for_all_options_and_no_program_raises_it(string? environment, int? option, int? effective)
    {
        Environment.SetEnvironmentVariable(Variable, environment);

        Assert.Equal(effective, new StarVideosClientOptions { MaximumVideosPerDay = option }.GetEffectiveMaximumVideosPerDay());
        Assert.Equal(environment is null ? null : 7, StarVideosClientOptions.FromEnvironment().GetEffectiveMaximumVideosPerDay());
    }

    [Fact]
    public void Options_from_an_environment_whose_cap_is_no_number_are_refused()
    {
        Environment.SetEnvironmentVariable(Variable, "a few");
        var refused = Assert.Throws<InvalidRequestException>(StarVideosClientOptions.FromEnvironment);

        Assert.Equal(Variable, refused.Field);
        Assert.Contains("'a few'", refused.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidRequestException>(() => new StarVideosClientOptions().GetEffectiveMaximumVideosPerDay());
    }

    [Fact]
    public async Task What_is_compiled_ahead_takes_no_notice_of_it()
    {
        Environment.SetEnvironmentVariable(Variable, "a few");
        await StarVideos.Submitting.WarmUp.RunAsync();
        Environment.SetEnvironmentVariable(Variable, "1");
        await StarVideos.Submitting.WarmUp.RunAsync();
    }
}
