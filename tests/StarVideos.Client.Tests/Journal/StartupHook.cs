using StarVideos.Client.Tests.Journal;
using StarVideos.Client.Tests.Submitting;

/// <summary>The runtime looks for a class of this name, outside of any namespace, in the assembly in DOTNET_STARTUP_HOOKS.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        WriterProcess.RunIfAsked();
        SubmitterProcess.RunIfAsked();
        TerminatedProcess.RunIfAsked();
        StarVideos.Client.Tests.Claims.RunProcess.RunIfAsked();
        StarVideos.Client.Tests.Caps.CappedProcess.RunIfAsked();
        StarVideos.Client.Tests.Resolving.ResolverProcess.RunIfAsked();
        StarVideos.Client.Tests.Saving.Index.SaverProcess.RunIfAsked();
    }
}
