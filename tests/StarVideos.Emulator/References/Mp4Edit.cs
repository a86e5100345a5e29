using System.Buffers.Binary;
using System.Text;

namespace StarVideos.Emulator.References;

/// <summary>Rewrites the headers of a small MP4 file in other forms with the same meaning.</summary>
internal static class Mp4Edit
{
    private const int MovieHeaderTimes = 12;

    /// <summary>The media box with a size of 64 bits. Encoders leave room for that: an empty box of eight bytes before it.</summary>
    public static byte[] WithLargeSizes(byte[] file)
    {
        var bytes = (byte[])file.Clone();
        var media = Find(bytes, "mdat");
        var size = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(media));
        var start = media - 8;
        Require(Encoding.ASCII.GetString(bytes, start + 4, 4) == "free");
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(start), 1);
        "mdat"u8.CopyTo(bytes.AsSpan(start + 4));
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(start + 8), size + 8UL);
        return bytes;
    }

    /// <summary>The media box, which is the last one, with a size of zero: it extends to the end of the file.</summary>
    public static byte[] ToTheEnd(byte[] file)
    {
        var bytes = (byte[])file.Clone();
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(Find(bytes, "mdat")), 0);
        return bytes;
    }

    /// <summary>The movie header, which is after the media, in version 1: times and duration of 64 bits.</summary>
    public static byte[] WithLongTimes(byte[] file)
    {
        var movie = Find(file, "moov");
        var header = movie + 8;
        Require(Encoding.ASCII.GetString(file, header + 4, 4) == "mvhd" && file[header + 8] == 0 && movie > Find(file, "mdat"));
        using var result = new MemoryStream();
        result.Write(file.AsSpan(0, header + 8));
        result.Write([1, .. file.AsSpan(header + 9, 3)]);
        var times = file.AsSpan(header + MovieHeaderTimes);
        WriteLong(result, BinaryPrimitives.ReadUInt32BigEndian(times));
        WriteLong(result, BinaryPrimitives.ReadUInt32BigEndian(times[4..]));
        result.Write(times[8..12]);
        WriteLong(result, BinaryPrimitives.ReadUInt32BigEndian(times[12..]));
        result.Write(times[16..]);

        var bytes = result.ToArray();
        Grow(bytes, movie);
        Grow(bytes, header);
        return bytes;

        static void Grow(byte[] bytes, int box) =>
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(box), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(box)) + 12);
    }

    /// <summary>The video rotated by a quarter turn, as from a phone.</summary>
    public static byte[] Turned(byte[] file)
    {
        var bytes = (byte[])file.Clone();
        var matrix = bytes.AsSpan(Find(bytes, "tkhd") + 48, 36);
        matrix.Clear();
        BinaryPrimitives.WriteInt32BigEndian(matrix[4..], 0x10000);
        BinaryPrimitives.WriteInt32BigEndian(matrix[12..], -0x10000);
        BinaryPrimitives.WriteInt32BigEndian(matrix[32..], 0x40000000);
        return bytes;
    }

    /// <summary>Replaces one brand in the file type by another.</summary>
    public static byte[] WithBrand(byte[] file, string from, string to)
    {
        var bytes = (byte[])file.Clone();
        var size = (int)BinaryPrimitives.ReadUInt32BigEndian(bytes);
        for (var at = 8; at + 4 <= size; at += 4)
        {
            if (Encoding.ASCII.GetString(bytes, at, 4) == from)
            {
                Encoding.ASCII.GetBytes(to, bytes.AsSpan(at, 4));
            }
        }

        return bytes;
    }

    /// <summary>The file with a media box of any size, mostly zeros, before its movie box. It is too large to be read whole.</summary>
    public static IMediaContent Enlarged(byte[] file, long mediaSize)
    {
        var movie = Find(file, "moov");
        var type = (int)BinaryPrimitives.ReadUInt32BigEndian(file);
        var head = new byte[type + 16];
        file.AsSpan(0, type).CopyTo(head);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(type), 1);
        "mdat"u8.CopyTo(head.AsSpan(type + 4));
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(type + 8), mediaSize);
        return new SparseContent(head, mediaSize - 16, file[movie..]);
    }

    private static void WriteLong(MemoryStream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        stream.Write(bytes);
    }

    /// <summary>The position of a box. The files are known: the name of the box occurs only once in them.</summary>
    private static int Find(byte[] file, string type)
    {
        var at = file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(type));
        Require(at >= 4);
        return at - 4;
    }

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw new InvalidOperationException("The file is not made as this expects it.");
        }
    }
}
