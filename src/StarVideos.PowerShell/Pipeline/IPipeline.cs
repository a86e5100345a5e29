using System.Management.Automation;

namespace StarVideos.PowerShell.Pipeline;

/// <summary>Output of the body of a cmdlet, from any thread. The pipeline thread writes it, in the order of the calls.</summary>
internal interface IPipeline
{
    /// <param name="value">The object to write.</param>
    /// <param name="onWriting">Runs just before the value is written; not at all if the pipeline ends before.</param>
    void WriteObject(object value, Action? onWriting = null);

    /// <param name="error">The error.</param>
    /// <param name="onWriting">Runs just before the error is written; not at all if the pipeline ends before.</param>
    void WriteError(ErrorRecord error, Action? onWriting = null);

    void WriteWarning(string text);

    void WriteVerbose(string text);

    void WriteDebug(string text);

    void WriteInformation(string text);
}
