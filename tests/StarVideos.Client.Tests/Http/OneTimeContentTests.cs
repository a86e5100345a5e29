using System.Text;
using StarVideos.Http;

namespace StarVideos.Client.Tests.Http;

public class OneTimeContentTests
{
    private static readonly byte[] Json = Encoding.UTF8.GetBytes("{\"prompt\":\"猫\"}");

    [Fact]
    public async Task It_leaves_once_whole()
    {
        using var content = new OneTimeContent(Json);
        using var wire = new MemoryStream();

        await content.CopyToAsync(wire);

        Assert.Equal(Json, wire.ToArray());
    }

    [Fact]
    public async Task It_does_not_leave_twice()
    {
        using var content = new OneTimeContent(Json);
        using var wire = new MemoryStream();
        await content.CopyToAsync(wire);

        await Assert.ThrowsAsync<InvalidOperationException>(() => content.CopyToAsync(wire));

        Assert.Equal(Json, wire.ToArray());
    }

    [Fact]
    public async Task Of_many_at_once_one_gets_it()
    {
        using var content = new OneTimeContent(Json);

        var copies = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            using var wire = new MemoryStream();
            try
            {
                await content.CopyToAsync(wire);
            }
            catch (InvalidOperationException)
            {
                // Another reader has the content.
            }

            return wire.Length;
        })));

        Assert.Single(copies, length => length > 0);
    }

    [Fact]
    public async Task It_knows_whether_it_has_begun_to_leave()
    {
        using var content = new OneTimeContent(Json);
        Assert.False(content.HasBegun);

        await content.CopyToAsync(Stream.Null);

        Assert.True(content.HasBegun);
    }

    [Fact]
    public async Task It_has_begun_even_if_the_wire_broke_at_the_first_byte()
    {
        using var content = new OneTimeContent(Json);

        await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(new MemoryStream([], writable: false)));

        Assert.True(content.HasBegun);
    }

    [Fact]
    public void It_says_its_length_and_type()
    {
        using var content = new OneTimeContent(Json);

        Assert.Equal(Json.Length, content.Headers.ContentLength);
        Assert.Equal("application/json", content.Headers.ContentType?.ToString());
        Assert.False(content.HasBegun);
    }
}
