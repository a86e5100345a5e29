using System.Management.Automation;

namespace StarVideos.PowerShell.Pipeline;

/// <summary>What the body of a cmdlet writes to, from any thread. The pipeline thread does the writing, in the order of the calls.</summary>
internal interface IPipeline
{
    /// <param name="value">What to emit.</param>
    /// <param name="onWriting">Runs just before the value is handed on; never, if the pipeline ends first.</param>
    void WriteObject(object value, Action? onWriting = null);

    /// <param name="error">What went wrong.</param>
    /// <param name="onWriting">Runs just before the error is written; never, if the pipeline ends first.</param>
    void WriteError(ErrorRecord error, Action? onWriting = null);

    void WriteWarning(string text);

    void WriteVerbose(string text);

    void WriteDebug(string text);

    void WriteInformation(string text);
}
