using StarVideos.Client.Tests.Journal;

/// <summary>Found by the runtime under this name, outside any namespace, in the assembly that DOTNET_STARTUP_HOOKS names.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        WriterProcess.RunIfAsked();
        SubmitterProcess.RunIfAsked();
        StarVideos.Client.Tests.Claims.RunProcess.RunIfAsked();
    }
}
