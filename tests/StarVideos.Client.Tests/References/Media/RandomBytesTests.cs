using FsCheck.Fluent;
using StarVideos.Client.Tests.Proofs.Random;
using StarVideos.Client.Tests.Support;
using StarVideos.Emulator.References;
using StarVideos.References.Media;

namespace StarVideos.Client.Tests.References.Media;

/// <summary>For any bytes, reading ends soon, reads little, and reports nothing impossible.</summary>
public sealed class RandomBytesTests
{
    private static readonly byte[][] Files = [.. ReferenceFiles.Names.Select(ReferenceFiles.Read)];

    private static readonly uint[] Extremes = [0, 1, 2, 7, 8, 9, 15, 16, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF0, 0xFFFFFFFF];

    private static readonly string[] Names = ["moov", "trak", "mdia", "mvex", "moof", "traf", "trun", "tfhd", "tfdt", "sidx", "mfra", "tfra", "mfro", "meta", "iprp", "ipco", "ispe", "free", "mdat", "mvhd", "tkhd"];

    [Fact]
    public void Real_files_with_changes() => Run(30_000, random =>
    {
        var bytes = (byte[])Files[random.Next(Files.Length)].Clone();
        for (var changes = random.Next(1, 8); changes > 0; changes--)
        {
            // Headers are near the beginning or the end.
            var at = random.Next(2) == 0 ? random.Next(Math.Min(bytes.Length, 1200)) : random.Next(bytes.Length);
            var change = random.Next(4) switch
            {
                0 => [(byte)random.Next(256)],
                1 => BoxBuilder.Number(Extremes[random.Next(Extremes.Length)]),
                2 => BoxBuilder.Number((uint)random.Next(bytes.Length * 2)),
                _ => System.Text.Encoding.ASCII.GetBytes(Names[random.Next(Names.Length)]),
            };
            change.AsSpan(0, Math.Min(change.Length, bytes.Length - at)).CopyTo(bytes.AsSpan(at));
        }

        return random.Next(3) == 0 ? bytes.AsSpan(0, random.Next(bytes.Length)).ToArray() : bytes;
    });

    [Fact]
    public void Noise_behind_real_beginnings() => Run(20_000, random =>
    {
        var bytes = new byte[random.Next(1, 3000)];
        random.NextBytes(bytes);
        var file = Files[random.Next(Files.Length)];
        file.AsSpan(0, Math.Min(random.Next(64), Math.Min(file.Length, bytes.Length))).CopyTo(bytes);
        return bytes;
    });

    [Fact]
    public void Boxes_at_random() => Run(20_000, random =>
    {
        var bytes = new List<byte>(BoxBuilder.FileType());
        while (bytes.Count < 2000)
        {
            bytes.AddRange(BoxBuilder.Number(random.Next(3) == 0 ? Extremes[random.Next(Extremes.Length)] : (uint)random.Next(8, 200)));
            bytes.AddRange(System.Text.Encoding.ASCII.GetBytes(Names[random.Next(Names.Length)]));
            for (var fill = random.Next(24); fill > 0; fill--)
            {
                bytes.Add((byte)(random.Next(3) == 0 ? random.Next(256) : random.Next(2)));
            }
        }

        return [.. bytes];
    });

    [Fact]
    public async Task Elements_within_elements_are_not_followed_for_ever()
    {
        byte[] start = [0x1A, 0x45, 0xDF, 0xA3, 0x80];
        byte[] segment = [0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        var facts = await MediaReader.ReadAsync(new MemorySource([.. start, .. Enumerable.Repeat(segment, 50_000).SelectMany(one => one)]));
        Assert.Contains("nested", facts.Untold, StringComparison.Ordinal);
    }

    private static void Run(int count, Func<System.Random, byte[]> make) => Trials.Run(count, Gen.Choose(0, int.MaxValue), seed =>
    {
        var random = new System.Random(seed);
        var bytes = make(random);
        var source = new MemorySource(bytes, random.Next(2) == 0 ? 64 : 4096, random.Next(2) == 0 ? 6 : 100_000, random.Next(4) != 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = MediaReader.ReadAsync(source);

        // The source answers at once, so a read that has not ended hangs.
        Assert.True(reading.IsCompleted || Task.WaitAny([reading], Clients.Patience) == 0, "it hangs");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 32_000_000, "it takes memory without measure");
        AssertSound(reading.GetAwaiter().GetResult());
    });

    private static void AssertSound(MediaFacts facts)
    {
        Assert.True(facts.Width is null or > 0);
        Assert.True(facts.Height is null or > 0);
        Assert.Equal(facts.Width is null, facts.Height is null);
        Assert.True(facts.Duration is null || facts.Duration > TimeSpan.Zero);
        Assert.True(facts.Format.Family != MediaFamily.Video || facts.IsEmpty || facts.Duration is not null || facts.Untold is not null, "neither a duration nor why there is none");
    }
}
