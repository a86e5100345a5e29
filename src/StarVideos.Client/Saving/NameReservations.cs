namespace StarVideos.Saving;

/// <summary>
/// The file names of one run, each given out once. Case does not count: what is two names here is one file on Windows and macOS.
/// Which name a task gets depends on the tasks before it and not on the disk, so a repeated run finds its own files.
/// </summary>
internal sealed class NameReservations
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name; else the name with the id; else with a number as well.</summary>
    internal string Reserve(SafeFileName name, string id)
    {
        lock (_taken)
        {
            var free = name.ToString();
            for (var number = 1; !_taken.Add(free); number++)
            {
                free = name.With(id, number);
            }

            return free;
        }
    }
}
