namespace StarVideos.Files;

/// <summary>Runs an action once, when it is disposed of.</summary>
internal sealed class Ending(Action run) : IDisposable
{
    private Action? _run = run;

    public void Dispose() => Interlocked.Exchange(ref _run, null)?.Invoke();
}
