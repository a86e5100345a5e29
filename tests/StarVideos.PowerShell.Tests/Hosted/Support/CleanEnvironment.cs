namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>Takes the settings of the machine out of this process: no test may find a key or a journal of the person who runs it.</summary>
internal static class CleanEnvironment
{
    internal static readonly string[] Variables = ["STARVIDEOS_API_KEY", "GLOBALAIOPC_API_KEY", "STARVIDEOS_BASE_URI", "STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY"];

    static CleanEnvironment()
    {
        foreach (var variable in Variables)
        {
            Environment.SetEnvironmentVariable(variable, null);
        }

        Environment.SetEnvironmentVariable("STARVIDEOS_JOURNAL", "off");
        UnobservedFaults.Watch();
    }

    /// <summary>Once for the process, before the first runspace.</summary>
    internal static void Ensure()
    {
    }
}
