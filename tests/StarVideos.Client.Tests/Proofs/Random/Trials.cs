using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace StarVideos.Client.Tests.Proofs.Random;

/// <summary>
/// Runs a property on many random values. The seed is fixed, so that all runs are the same; the environment variable
/// <c>STARVIDEOS_PROOF_SEED</c> sets another one. A failure shows the seed and the smallest value that fails.
/// </summary>
internal static class Trials
{
    private const ulong FixedSeed = 20_261_120;

    private const ulong Gamma = 0x9E3779B97F4A7C15;

    internal static void Run<T>(int count, Gen<T> values, Action<T> property, Func<T, IEnumerable<T>>? smaller = null)
    {
        var start = FSharpOption<Replay>.Some(new Replay(new Rnd(Seed, Gamma), FSharpOption<int>.None));
        var config = Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(start).WithQuietOnSuccess(true);
        Check.One(config, Prop.ForAll(Arb.From(values, smaller ?? (_ => [])), property));
    }

    /// <summary>Values for an asynchronous test.</summary>
    internal static T[] Sample<T>(int count, Gen<T> values) => values.Sample(count, new Rnd(Seed, Gamma), 50);

    private static ulong Seed => ulong.TryParse(Environment.GetEnvironmentVariable("STARVIDEOS_PROOF_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : FixedSeed;
}
