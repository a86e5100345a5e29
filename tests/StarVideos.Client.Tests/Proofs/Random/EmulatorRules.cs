using System.Reflection;
using System.Text.Json;
using StarVideos.Emulator;

namespace StarVideos.Client.Tests.Proofs.Random;

/// <summary>The rules as the emulator implements them, without a connection. The emulator shares no code with the client.</summary>
internal static class EmulatorRules
{
    private static readonly Func<byte[], CreateRequest> Read = typeof(EmulatorServer).Assembly
        .GetType("StarVideos.Emulator.RequestRules", throwOnError: true)!
        .GetMethod("Read", BindingFlags.Public | BindingFlags.Static, [typeof(byte[])])!
        .CreateDelegate<Func<byte[], CreateRequest>>();

    /// <summary>The request as it is understood, as JSON, for comparison; null with the reason if a rule is broken.</summary>
    internal static string? TryRead(byte[] body, out string? reason)
    {
        try
        {
            reason = null;
            return JsonSerializer.Serialize(Read(body));
        }
        catch (Exception broken) when (broken.GetType().Name == "RuleBrokenException")
        {
            reason = broken.Message;
            return null;
        }
    }
}
