using StarVideos.Client.Tests.Journal;
using StarVideos.Client.Tests.Submitting;

/// <summary>Found by the runtime under this name, outside any namespace, in the assembly that DOTNET_STARTUP_HOOKS names.</summary>
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
