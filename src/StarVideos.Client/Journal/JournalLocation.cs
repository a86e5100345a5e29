namespace StarVideos.Journal;

/// <summary>The path of the journal according to the setting. Does not touch the disk.</summary>
internal sealed class JournalLocation
{
    /// <summary>The environment variable that moves the journal or turns it off.</summary>
    internal const string Variable = "STARVIDEOS_JOURNAL";

    private const string Off = "off";

    private JournalLocation(string? path, string? flaw)
    {
        Path = path;
        Flaw = flaw;
    }

    /// <summary>The full path of the file; null if the journal is off or the setting cannot be used.</summary>
    internal string? Path { get; }

    /// <summary>Why the setting cannot be used; null if it can.</summary>
    internal string? Flaw { get; }

    internal bool IsOff => Path is null && Flaw is null;

    /// <param name="setting">A path, or <c>off</c>; empty for the user's data folder.</param>
    internal static JournalLocation From(string? setting)
    {
        if (string.Equals(setting?.Trim(), Off, StringComparison.OrdinalIgnoreCase))
        {
            return new JournalLocation(null, null);
        }

        try
        {
            return string.IsNullOrWhiteSpace(setting) ? InDataFolder() : At(setting!.Trim());
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return new JournalLocation(null, $"'{setting}' is not a path: {fault.Message}");
        }
    }

    private static JournalLocation At(string setting)
    {
        var path = setting is "~" || setting.StartsWith("~/", StringComparison.Ordinal) || setting.StartsWith("~\\", StringComparison.Ordinal)
            ? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), setting.Substring(1).TrimStart('/', '\\'))
            : setting;

        if (IsDevice(path))
        {
            return new JournalLocation(null, $"'{setting}' is a device and stores nothing; to use no journal, set the variable to '{Off}'");
        }

        // A relative path would be a different journal in every folder. Such a journal does not know what was paid for.
        return IsAbsolute(path)
            ? new JournalLocation(System.IO.Path.GetFullPath(path), null)
            : new JournalLocation(null, $"'{setting}' is not an absolute path, so it would be another journal in every folder");
    }

#if NET
    private static bool IsAbsolute(string path) => System.IO.Path.IsPathFullyQualified(path);
#else
    private static bool IsAbsolute(string path) =>
        System.IO.Path.IsPathRooted(path) && (System.IO.Path.DirectorySeparatorChar == '/' || path.StartsWith(@"\\", StringComparison.Ordinal) || (path.Length > 2 && path[1] == ':'));
#endif

    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith(@"\\.\", StringComparison.Ordinal);

    private static JournalLocation InDataFolder()
    {
        // DoNotVerify: otherwise .NET returns "" for a folder that does not exist yet, as on a new account.
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length == 0
            ? new JournalLocation(null, "this account has no data folder")
            : new JournalLocation(System.IO.Path.Combine(folder, "StarVideos", "journal.jsonl"), null);
    }
}
