using System.Security.Cryptography;
using StarVideos.Saving.Index;

namespace StarVideos.Client.Tests.Saving.Index;

/// <summary>The digest that is computed during a download is that of the file, for every kind of download.</summary>
public sealed class DigestTests
{
    public static TheoryData<string> Ways => ["whole", "cut and continued", "cut and begun again", "changed meanwhile"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Of_what_is_in_the_file(string way)
    {
        using var host = new MediaHost(way switch
        {
            "whole" => [MediaHost.Whole()],
            "cut and continued" => [MediaHost.Whole(end: BodyStream.Breaks, cutAfter: 400), MediaHost.Rest(400, cutAfter: 100), MediaHost.Rest(500)],
            "cut and begun again" => [MediaHost.Whole(tag: null, end: BodyStream.Breaks, cutAfter: 400), MediaHost.Whole(tag: null)],
            _ => [MediaHost.Whole("\"old\"", BodyStream.Breaks, 400, video: new byte[1000]), MediaHost.Whole()],
        });

        var saved = await host.SaveAsync();

        host.AssertSaved();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(MediaHost.Video)), saved.Sha256);
        Assert.Equal(saved.Sha256, VideoHash.OfFile(saved.Path, default));
    }

    [Fact]
    public async Task None_without_an_index()
    {
        using var host = new MediaHost(MediaHost.Whole());
        var saver = new StarVideos.Saving.VideoSaver(host.Client, new SaveOptions { Folder = host.Folder.Path, WriteIndex = false });

        Assert.Null((await saver.SaveAsync(MediaHost.Task)).Sha256);
    }
}
