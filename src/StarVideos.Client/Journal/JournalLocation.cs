namespace StarVideos.Journal;

/// <summary>Where the journal is: from the setting, without touching the disk.</summary>
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

    /// <summary>Full path of the file; null when the journal is off or the place is unusable.</summary>
    internal string? Path { get; }

    /// <summary>Why the place is unusable, if it is.</summary>
    internal string? Flaw { get; }

    internal bool IsOff => Path is null && Flaw is null;

    /// <param name="setting">A path, <c>off</c>, or nothing for the user's data folder.</param>
    internal static JournalLocation From(string? setting)
    {
        if (string.Equals(setting?.Trim(), Off, StringComparison.OrdinalIgnoreCase))
        {
            return new JournalLocation(null, null);
        }

        try
        {
            return string.IsNullOrWhiteSpace(setting) ? InDataFolder() : new JournalLocation(System.IO.Path.GetFullPath(setting!), null);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return new JournalLocation(null, $"'{setting}' is not a path: {fault.Message}");
        }
    }

    private static JournalLocation InDataFolder()
    {
        // Unverified, because .NET answers "" for a folder that does not exist yet, and a fresh account has none.
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length == 0
            ? new JournalLocation(null, "this account has no data folder")
            : new JournalLocation(System.IO.Path.Combine(folder, "StarVideos", "journal.jsonl"), null);
    }
}
