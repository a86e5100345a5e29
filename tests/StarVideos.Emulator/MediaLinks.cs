using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StarVideos.Emulator;

/// <summary>Media URLs with a signature that expires. Every query gives a new URL; older URLs stay valid until they expire.</summary>
internal sealed class MediaLinks(EmulatorOptions options)
{
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    /// <summary>A new link to a task's video, relative to the media host.</summary>
    public string Create(EmulatedTask task)
    {
        var number = task.NextLink();
        var expires = (options.TimeProvider.GetUtcNow() + options.UrlLifetime).ToUnixTimeMilliseconds();
        return string.Create(CultureInfo.InvariantCulture, $"media/{task.Id}.mp4?expires={expires}&sig={number}-{Sign(task, number, expires)}");
    }

    /// <summary>Whether this signature was given out for this task, was not revoked and has not expired.</summary>
    public bool IsValid(EmulatedTask task, string? expires, string? signature) =>
        signature?.Split('-') is [var first, var code]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
        && code == Sign(task, number, time)
        && task.HasLink(number)
        && options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds() < time;

    private string Sign(EmulatedTask task, int number, long expires)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{task.Id}|{number}|{expires}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(text)));
    }
}
