using StarVideos.Client.Tests.Support;
using StarVideos.Http;

namespace StarVideos.Client.Tests.Http;

public class BoundedBodyTests
{
    private const int Most = 1024 * 1024;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Most)]
    public async Task Up_to_a_megabyte_is_read(int size)
    {
        using var told = new ByteArrayContent(new byte[size]);
        using var untold = new UntoldContent(new EndlessStream(size));

        Assert.Equal(size, (await BoundedBody.ReadAsync(told, CancellationToken.None))!.Length);
        Assert.Equal(size, (await BoundedBody.ReadAsync(untold, CancellationToken.None))!.Length);
    }

    [Fact]
    public async Task A_body_that_says_it_is_larger_is_not_even_begun()
    {
        using var stream = new EndlessStream(Most + 1);
        using var content = new UntoldContent(stream);
        content.Headers.ContentLength = Most + 1;

        Assert.Null(await BoundedBody.ReadAsync(content, CancellationToken.None));
        Assert.Equal(0, stream.Given);
    }

    [Fact]
    public async Task A_body_that_turns_out_larger_is_left_soon_after_the_limit()
    {
        using var stream = new EndlessStream(long.MaxValue);
        using var content = new UntoldContent(stream);

        Assert.Null(await BoundedBody.ReadAsync(content, CancellationToken.None));
        Assert.InRange(stream.Given, Most + 1, Most + 64 * 1024);
    }

    /// <summary>Reads of .NET Framework ignore their token. Only closing the stream ends them.</summary>
    [Fact]
    public async Task A_read_that_ignores_its_token_ends_with_it_all_the_same()
    {
        using var stop = new CancellationTokenSource();
        using var stream = new DeafStream();
        using var content = new UntoldContent(stream);
        var reading = BoundedBody.ReadAsync(content, stop.Token);
        await stream.IsRead.WaitAsync(Clients.Patience);

        await stop.CancelAsync();

        var end = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading).WaitAsync(Clients.Patience);
        Assert.Equal(stop.Token, end.CancellationToken);
    }

    [Fact]
    public async Task A_body_that_lies_about_its_size_is_left_soon_after_the_limit()
    {
        using var stream = new EndlessStream(long.MaxValue);
        using var content = new UntoldContent(stream);
        content.Headers.ContentLength = 10;

        Assert.Null(await BoundedBody.ReadAsync(content, CancellationToken.None));
        Assert.InRange(stream.Given, Most + 1, Most + 64 * 1024);
    }
}
