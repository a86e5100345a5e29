using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>Records every line, and answers each question with the next one of <see cref="Answers"/>.</summary>
internal sealed class TestScreen : PSHostUserInterface
{
    /// <summary>Warnings that were written to the host and not to a stream.</summary>
    internal ConcurrentQueue<string> Warnings { get; } = new();

    /// <summary>All text of all kinds.</summary>
    internal ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>The progress records that a host draws its bars from.</summary>
    internal ConcurrentQueue<ShownProgress> Progress { get; } = new();

    /// <summary>The beginnings of the labels of the answers, for example <c>&amp;No</c>.</summary>
    internal ConcurrentQueue<string> Answers { get; } = new();

    /// <summary>The questions.</summary>
    internal ConcurrentQueue<string> Questions { get; } = new();

    public override PSHostRawUserInterface RawUI => null!;

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new HostException("Nobody is there to ask: " + message);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Questions.Enqueue($"{caption} {message}");
        return Answers.TryDequeue(out var answer)
            ? choices.IndexOf(choices.Single(choice => choice.Label == answer))
            : throw new NotSupportedException("Nobody is there to answer: " + message);
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new NotSupportedException(message);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw new NotSupportedException(message);

    public override string ReadLine() => throw new NotSupportedException();

    public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Lines.Enqueue(value);

    public override void Write(string value) => Lines.Enqueue(value);

    public override void WriteDebugLine(string message) => Lines.Enqueue(message);

    public override void WriteErrorLine(string value) => Lines.Enqueue(value);

    public override void WriteLine(string value) => Lines.Enqueue(value);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        Progress.Enqueue(new ShownProgress(sourceId, record.ActivityId, record.Activity, record.StatusDescription, record.PercentComplete, record.RecordType));
        Lines.Enqueue(record.ToString());
    }

    public override void WriteVerboseLine(string message) => Lines.Enqueue(message);

    public override void WriteWarningLine(string message)
    {
        Warnings.Enqueue(message);
        Lines.Enqueue(message);
    }
}
