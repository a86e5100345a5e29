namespace StarVideos.Saving;

/// <summary>
/// The file names of one run. Each name is given once. Case is ignored: two names that differ in case are one file on Windows and macOS. The
/// name of a task depends on the tasks before it, and not on the disk, except for files that belong, or may belong, to another task.
/// </summary>
internal sealed class NameReservations
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reserves the name. If it is taken, the name with the id; if that is taken too, with a number as well.</summary>
    /// <param name="name">The preferred name.</param>
    /// <param name="id">The task's id.</param>
    /// <param name="isTaken">Whether a file of that name belongs, or may belong, to another task. Such a name is not used.</param>
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
