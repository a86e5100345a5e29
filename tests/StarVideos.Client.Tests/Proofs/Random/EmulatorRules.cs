using System.Reflection;
using System.Text.Json;
using StarVideos.Emulator;

namespace StarVideos.Client.Tests.Proofs.Random;

/// <summary>The emulator's own reading of the rules, without a connection in between. It shares no code with the client.</summary>
internal static class EmulatorRules
{
    private static readonly Func<byte[], CreateRequest> Read = typeof(EmulatorServer).Assembly
        .GetType("StarVideos.Emulator.RequestRules", throwOnError: true)!
        .GetMethod("Read", BindingFlags.Public | BindingFlags.Static, [typeof(byte[])])!
        .CreateDelegate<Func<byte[], CreateRequest>>();

    /// <summary>What is understood, as JSON, so that two can be compared; null with the reason if a rule is broken.</summary>
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
