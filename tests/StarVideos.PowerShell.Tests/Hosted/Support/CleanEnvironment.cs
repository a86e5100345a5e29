namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>Removes the settings of the machine from this process: no test may find the key or the journal of the user.</summary>
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

    /// <summary>To be called before the first runspace. Runs once in the process.</summary>
    internal static void Ensure()
    {
    }
}
