using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Client;

public sealed class FromEnvironmentTests : IDisposable
{
    private static readonly string[] Variables = ["STARVIDEOS_API_KEY", "GLOBALAIOPC_API_KEY", "STARVIDEOS_BASE_URI"];

    private readonly string?[] _before = [.. Variables.Select(Environment.GetEnvironmentVariable)];

    public FromEnvironmentTests() => Array.ForEach(Variables, variable => Environment.SetEnvironmentVariable(variable, null));

    public void Dispose()
    {
        foreach (var (variable, value) in Variables.Zip(_before))
        {
            Environment.SetEnvironmentVariable(variable, value);
        }
    }

    [Fact]
    public void An_empty_environment_is_no_key_and_the_documented_address()
    {
        Environment.SetEnvironmentVariable("STARVIDEOS_API_KEY", "  ");
        Environment.SetEnvironmentVariable("STARVIDEOS_BASE_URI", " ");
        var options = StarVideosClientOptions.FromEnvironment();

        Assert.Null(options.ApiKey);
        Assert.Equal("https://zcbservice.aizfw.cn/kyyReactApiServer", options.BaseUri.AbsoluteUri);
    }

    [Theory]
    [InlineData("first", "second", "first")]
    [InlineData(null, "second", "second")]
    [InlineData(" ", "second", "second")]
    [InlineData(" first\n", null, "first")]
    public void The_modules_own_variable_comes_before_the_vendors(string? own, string? vendors, string key)
    {
        Environment.SetEnvironmentVariable("STARVIDEOS_API_KEY", own);
        Environment.SetEnvironmentVariable("GLOBALAIOPC_API_KEY", vendors);

        Assert.Equal(key, StarVideosClientOptions.FromEnvironment().ApiKey);
    }

    [Fact]
    public void The_address_is_taken_in_its_normal_form()
    {
        Environment.SetEnvironmentVariable("STARVIDEOS_BASE_URI", " http://127.0.0.1:8080/kyyReactApiServer/v1/ ");

        Assert.Equal("http://127.0.0.1:8080/kyyReactApiServer", StarVideosClientOptions.FromEnvironment().BaseUri.AbsoluteUri);
    }

    [Theory]
    [InlineData("STARVIDEOS_API_KEY", "two words Zq7X", StarVideosErrorKind.ApiKeyInvalid)]
    [InlineData("GLOBALAIOPC_API_KEY", "two words Zq7X", StarVideosErrorKind.ApiKeyInvalid)]
    [InlineData("STARVIDEOS_BASE_URI", "example.com", StarVideosErrorKind.BaseUriInvalid)]
    [InlineData("STARVIDEOS_BASE_URI", "http://example.com", StarVideosErrorKind.BaseUriInvalid)]
    [InlineData("STARVIDEOS_BASE_URI", "https://Zq7X:Zq7X@[example", StarVideosErrorKind.BaseUriInvalid)]
    [InlineData("STARVIDEOS_BASE_URI", "https://Zq7X:Zq7X@example.com", StarVideosErrorKind.BaseUriInvalid)]
    public void A_value_that_cannot_be_used_is_an_error_that_names_its_variable(string variable, string value, StarVideosErrorKind kind)
    {
        Environment.SetEnvironmentVariable(variable, value);

        var refusal = Assert.Throws<StarVideosException>(StarVideosClientOptions.FromEnvironment);

        Assert.Equal(kind, refusal.Kind);
        Assert.Contains(variable, refusal.Message, StringComparison.Ordinal);
        TestKey.AssertAbsentFrom(refusal.ToString());
    }
}
