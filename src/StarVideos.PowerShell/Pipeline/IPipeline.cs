using System.Management.Automation;

namespace StarVideos.PowerShell.Pipeline;

/// <summary>What the body of a cmdlet writes to, from any thread. The pipeline thread does the writing, in the order of the calls.</summary>
internal interface IPipeline
{
    /// <param name="value">What to emit.</param>
    /// <param name="onWriting">Runs just before the value is handed on; never, if the pipeline ends first.</param>
    void WriteObject(object value, Action? onWriting = null);

    void WriteError(ErrorRecord error);

    void WriteWarning(string text);

    void WriteVerbose(string text);

    void WriteDebug(string text);
}
