using System.Net.Http;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Serialization;

namespace StarVideos.NetFrameworkProbe;

/// <summary>Uses one type of each framework assembly that the library and System.Text.Json need and that Mono installs separately.</summary>
internal static class Program
{
    private static int Main()
    {
        try
        {
            Load();
            return 0;
        }
        catch (Exception problem)
        {
            Console.WriteLine($"{problem.GetType().Name}: {problem.Message}");
            return 1;
        }
    }

    // A separate method: its assemblies are loaded when it is called, so Main can catch that one is missing.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Load()
    {
        using var client = new HttpClient();
        Console.WriteLine($"{client.BaseAddress}{new BigInteger(1)}{new DataContractAttribute().Name}{Enumerable.Range(1, 1).Single()}");
    }
}
