using System.Management.Automation;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>The complete output of a script that has ended.</summary>
internal sealed class ScriptRun
{
    internal ScriptRun(System.Management.Automation.PowerShell shell, IEnumerable<PSObject?> output, Exception? failure)
    {
        Output = [.. output];
        Errors = [.. shell.Streams.Error];
        Warnings = [.. shell.Streams.Warning.Select(record => record.Message)];
        Verbose = [.. shell.Streams.Verbose.Select(record => record.Message)];
        Debug = [.. shell.Streams.Debug.Select(record => record.Message)];
        Progress = [.. shell.Streams.Progress];
        Information = [.. shell.Streams.Information.Select(record => record.ToString())];
        Failure = failure;
    }

    internal IReadOnlyList<PSObject?> Output { get; }

    /// <summary>The non-terminating errors.</summary>
    internal IReadOnlyList<ErrorRecord> Errors { get; }

    internal IReadOnlyList<string> Warnings { get; }

    internal IReadOnlyList<string> Verbose { get; }

    internal IReadOnlyList<string> Debug { get; }

    internal IReadOnlyList<ProgressRecord> Progress { get; }

    internal IReadOnlyList<string> Information { get; }

    /// <summary>The exception that ended the script early; null if it ran to its end.</summary>
    internal Exception? Failure { get; }

    /// <summary>The error that ended the script.</summary>
    internal ErrorRecord Terminating => (Failure as IContainsErrorRecord)?.ErrorRecord
        ?? throw new InvalidOperationException("The script was not ended by an error.", Failure);

    /// <summary>The outputs that are tasks.</summary>
    internal VideoTask[] Tasks => [.. Output.Select(item => item?.BaseObject).OfType<VideoTask>()];

    internal T[] Values<T>() => [.. Output.Select(item => item?.BaseObject).OfType<T>()];

    /// <summary>The ids of the non-terminating errors, without the name of the command.</summary>
    internal string[] ErrorIds => [.. Errors.Select(error => error.Id())];

    /// <summary>Asserts that the script ran to its end without any error.</summary>
    internal ScriptRun Clean()
    {
        Assert.Null(Failure);
        Assert.Empty(Errors.Select(error => $"{error.FullyQualifiedErrorId}: {error}"));
        return this;
    }

    /// <summary>Asserts that the script ran to its end with exactly one error, and returns it.</summary>
    internal ErrorRecord OneError(string id)
    {
        Assert.Null(Failure);
        Assert.Equal([id], ErrorIds);
        return Errors[0];
    }
}
