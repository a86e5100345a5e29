using StarVideos.Emulator;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A second service, at another address.</summary>
internal static class OtherEmulator
{
    /// <param name="_">The first one.</param>
    /// <param name="key">The key that the second one accepts.</param>
    internal static Task<EmulatorServer> StartAnotherAsync(this EmulatorServer _, string key = TestKey.Value) =>
        EmulatorServer.StartAsync(new EmulatorOptions { ApiKey = key, ReadyAfterPolls = 1 });
}
