using System.Globalization;
using System.Management.Automation.Host;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A host that records output and answers questions.</summary>
internal sealed class TestHost : PSHost
{
    private readonly Guid _id = Guid.NewGuid();

    internal TestScreen Screen { get; } = new();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override Guid InstanceId => _id;

    public override string Name => "Hosted tests";

    public override PSHostUserInterface UI => Screen;

    public override Version Version { get; } = new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
