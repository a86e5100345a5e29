namespace StarVideos.Text;

/// <summary>Sentences for the user. Each is given once. For any number of threads.</summary>
internal sealed class Notices
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private List<string> _untold = [];

    /// <param name="text">The sentence. Ignored if it is null, or if it was added before.</param>
    internal void Add(string? text)
    {
        lock (_known)
        {
            if (text is not null && _known.Add(text))
            {
                _untold.Add(text);
            }
        }
    }

    /// <summary>Gives the sentences that were not given yet.</summary>
    internal void TellTo(Action<string> hear)
    {
        List<string> untold;
        lock (_known)
        {
            if (_untold.Count == 0)
            {
                return;
            }

            untold = _untold;
            _untold = [];
        }

        untold.ForEach(hear);
    }
}
