namespace StarVideos.Saving;

/// <summary>
/// The file names of one run, each given out once. Case does not count: what is two names here is one file on Windows and macOS.
/// Which name a task gets depends on the tasks before it, not on the disk but for files that are, or may be, another task's.
/// </summary>
internal sealed class NameReservations
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name; else the name with the id; else with a number as well.</summary>
    /// <param name="name">The name wanted.</param>
    /// <param name="id">The task's id.</param>
    /// <param name="isTaken">Whether a file of that name belongs, or may belong, to another task. Such a name is left to that task.</param>
    internal string Reserve(SafeFileName name, string id, Func<string, bool>? isTaken = null)
    {
        lock (_taken)
        {
            var free = name.ToString();
            for (var number = 1; isTaken?.Invoke(free) == true || !_taken.Add(free); number++)
            {
                free = name.With(id, number);
            }

            return free;
        }
    }
}
