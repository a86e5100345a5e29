using System.Globalization;
using StarVideos.Emulator.References;
using StarVideos.References.Media;
using static StarVideos.Client.Tests.References.Media.BoxBuilder;

namespace StarVideos.Client.Tests.References.Media;

/// <summary>Boxes that are valid but rare, and invalid boxes.</summary>
public sealed class OddBoxTests
{
    [Theory]
    [InlineData(1000u, 10_000ul, "10")]
    [InlineData(30_000u, 300_300ul, "10.01")]
    [InlineData(1u, 3ul, "3")]
    [InlineData(uint.MaxValue, 3ul * uint.MaxValue, "3")]
    [InlineData(1000u, 0ul, null)]
    [InlineData(0u, 5000ul, null)]
    [InlineData(1u, ulong.MaxValue, null)]
    [InlineData(1u, ulong.MaxValue - 1, null)]
    public async Task A_long_movie_header_is_read(uint timescale, ulong duration, string? seconds)
    {
        var facts = await ReadAsync([.. FileType(), .. Box("moov", MovieHeaderLong(timescale, duration))]);
        Assert.Equal(seconds, facts.Duration?.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(seconds is null, facts.Untold is not null);
    }

    [Fact]
    public async Task A_duration_of_all_bits_is_not_known()
    {
        var facts = await ReadAsync([.. FileType(), .. Box("moov", MovieHeader(1000, uint.MaxValue))]);
        Assert.Null(facts.Duration);
        Assert.Contains("no duration", facts.Untold, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fragmented_video_has_the_duration_that_its_header_gives_for_all_fragments()
    {
        var movie = Box("moov", MovieHeader(1000, 1000), Box("mvex", Box("mehd", Number(0), Number(7500))));
        Assert.Equal(TimeSpan.FromSeconds(7.5), (await ReadAsync([.. FileType(), .. movie])).Duration);
    }

    [Fact]
    public async Task The_first_part_of_a_fragmented_video_is_not_taken_for_the_whole()
    {
        // The movie header has one second. The fragments cannot be read.
        var movie = Box("moov", MovieHeader(1000, 1000), Box("mvex"));
        var facts = await ReadAsync([.. FileType(), .. movie, .. Sized("moof", 5_000), .. new byte[100]]);
        Assert.Null(facts.Duration);
        Assert.NotNull(facts.Untold);
    }

    [Fact]
    public async Task Fragments_are_not_gone_through_where_the_index_at_the_end_leads_to_the_last()
    {
        // Each fragment of the real file, with a gap before it. Reading all fragments would take more reads than allowed.
        var spread = Spread(ReferenceFiles.Read("fragments.mp4"), gap: 100_000);
        var source = new MemorySource(spread, 4096, mostReads: 4);
        var facts = await MediaReader.ReadAsync(source);
        Assert.Equal(5, facts.Duration?.TotalSeconds);
        Assert.True(source.BytesGiven < 20_000);
    }

    [Fact]
    public async Task Fragments_that_would_take_too_many_reads_have_no_duration()
    {
        var spread = Spread(ReferenceFiles.Read("fragments.mp4"), gap: 100_000);
        var facts = await MediaReader.ReadAsync(new MemorySource(spread.AsSpan(0, spread.Length - 143).ToArray(), 4096, mostReads: 4));
        Assert.Null(facts.Duration);
        Assert.Equal("that is more than may be read", facts.Untold);
        Assert.Equal((64, 36), (facts.Width, facts.Height));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(2u)]
    [InlineData(7u)]
    [InlineData(0xFFFFFFFFu)]
    public async Task A_box_of_an_impossible_size_ends_the_walk(uint size)
    {
        var facts = await ReadAsync([.. FileType(), .. Sized("free", size), .. Box("moov", MovieHeader(1000, 5000))]);
        Assert.Equal(MediaFormat.Mp4, facts.Format);
        Assert.Null(facts.Duration);
        Assert.NotNull(facts.Untold);
    }

    [Theory]
    [InlineData(0ul)]
    [InlineData(15ul)]
    [InlineData(0x7FFFFFFFFFFFFFFFul)]
    [InlineData(0xFFFFFFFFFFFFFFFFul)]
    public async Task A_large_size_that_cannot_be_ends_the_walk(ulong size)
    {
        var facts = await ReadAsync([.. FileType(), .. Sized("free", 1), .. Long(size), .. Box("moov", MovieHeader(1000, 5000))]);
        Assert.Null(facts.Duration);
        Assert.NotNull(facts.Untold);
    }

    [Fact]
    public async Task Boxes_that_lie_over_each_other_are_gone_through_once()
    {
        // Each fragment has a box whose size reaches to the end of the file, so that all later fragments are inside it.
        const int Fragments = 4000;
        var file = new List<byte>(FileType());
        file.AddRange(Box("moov", MovieHeader(1000, 0), Box("mvex")));
        for (var count = 0; count < Fragments; count++)
        {
            file.AddRange(Sized("moof", 16, Sized("traf", 0x7FFFFFFF)));
        }

        // The source answers at once, so all work is on this thread. Reading one box allocates some hundred bytes.
        var source = new MemorySource([.. file], 100_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = MediaReader.ReadAsync(source);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(reading.IsCompletedSuccessfully);
        Assert.Null((await reading).Duration);
        Assert.InRange(allocated, 0, Fragments * 5000);
    }

    [Fact]
    public async Task A_file_that_ends_within_its_header_says_so()
    {
        var file = ReferenceFiles.Read("first.mp4");
        var facts = await ReadAsync(file.AsSpan(0, 300).ToArray());
        Assert.Equal("it ends within its header", facts.Untold);
    }

    [Fact]
    public async Task A_file_that_ends_before_its_header_says_so()
    {
        var file = ReferenceFiles.Read("last.mp4");
        var facts = await ReadAsync(file.AsSpan(0, 900).ToArray());
        Assert.Contains("no movie header", facts.Untold, StringComparison.Ordinal);
    }

    private static Task<MediaFacts> ReadAsync(byte[] file) => MediaReader.ReadAsync(new MemorySource(file));

    /// <summary>Puts an empty box after the media of each fragment, and corrects the index at the end.</summary>
    private static byte[] Spread(byte[] file, int gap)
    {
        var result = new List<byte>();
        var moved = new Dictionary<uint, uint>();
        for (var at = 0; at < file.Length;)
        {
            var size = (int)BitConverter.ToUInt32([.. file.AsSpan(at, 4).ToArray().Reverse()]);
            var type = System.Text.Encoding.ASCII.GetString(file, at + 4, 4);
            moved[(uint)at] = (uint)result.Count;
            var box = file.AsSpan(at, size).ToArray();
            if (type == "mfra")
            {
                // Version 1: a time and an offset of eight bytes each, then three numbers of one byte.
                for (var entry = 8 + 24; entry + 19 <= box.Length - 16; entry += 19)
                {
                    Assert.True(moved.TryGetValue((uint)BitConverter.ToUInt64([.. box.AsSpan(entry + 8, 8).ToArray().Reverse()]), out var now));
                    Long(now).CopyTo(box, entry + 8);
                }
            }

            result.AddRange(box);
            if (type == "mdat")
            {
                result.AddRange(Box("free", new byte[gap]));
            }

            at += size;
        }

        return [.. result];
    }
}
