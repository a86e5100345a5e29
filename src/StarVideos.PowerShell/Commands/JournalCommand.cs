using System.Management.Automation;
using StarVideos.PowerShell.Errors;

namespace StarVideos.PowerShell.Commands;

/// <summary>A cmdlet that only reads the journal: it needs no key and sends no request.</summary>
public abstract class JournalCommand : PSCmdlet
{
    /// <summary>Writes directly from the pipeline thread, so that a downstream Select-Object -First also ends the reading.</summary>
    private protected abstract void List(VideoJournal journal);

    /// <summary>Advice that is better than the general advice for a kind of error; null if there is none.</summary>
    private protected virtual string? Advice(StarVideosErrorKind kind) => null;

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        try
        {
            List(VideoJournal.FromEnvironment());
        }
        catch (StarVideosException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception, null, Advice(exception.Kind)));
        }
    }

    /// <summary>Ends at Ctrl+C, also if nothing of a long journal is written.</summary>
    private protected IEnumerable<T> Each<T>(IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            if (Stopping)
            {
                throw new PipelineStoppedException();
            }

            yield return item;
        }
    }
}
