using System.Runtime.CompilerServices;

namespace StarVideos.Client.Tests.PublicSurface;

/// <summary>The public surface that was accepted last: StarVideos.Client.txt in this folder, the same for both frameworks.</summary>
internal static class AcceptedSurface
{
    /// <summary>If this variable is 1, the file is written anew and not compared.</summary>
    internal const string Variable = "STARVIDEOS_ACCEPT_SURFACE";

    internal static string Path { get; } = Find();

    /// <summary>Fails with the different lines, and with how to accept them.</summary>
    internal static void Compare(string surface, string framework)
    {
        var accepted = Lines(File.Exists(Path) ? File.ReadAllText(Path) : "");
        var now = Lines(surface);
        var differences = Without(accepted, now).Select(line => "- " + line).Concat(Without(now, accepted).Select(line => "+ " + line)).ToArray();
        Assert.True(
            differences.Length == 0,
            $"""
            The public surface of StarVideos.Client ({framework}) is not the accepted one:

            {string.Join("\n", differences)}

            If that is meant: run this test once with {Variable}=1 in the environment, and commit StarVideos.Client.txt with the change.
            """);
    }

    // A member is compared and shown together with its type.
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        var type = "";
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0))
        {
            if (line[0] == ' ')
            {
                lines.Add($"{type} | {line.Trim()}");
            }
            else
            {
                type = line.Split(" : ")[0];
                lines.Add(line);
            }
        }

        return [.. lines];
    }

    private static string[] Without(string[] lines, string[] others)
    {
        var left = others.ToList();
        return [.. lines.Where(line => !left.Remove(line))];
    }

    private static string Find([CallerFilePath] string thisFile = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(thisFile)!, "StarVideos.Client.txt");
}
