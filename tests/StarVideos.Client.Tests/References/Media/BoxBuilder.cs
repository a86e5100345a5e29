using System.Buffers.Binary;
using System.Text;

namespace StarVideos.Client.Tests.References.Media;

/// <summary>Builds boxes that no encoder would write.</summary>
internal static class BoxBuilder
{
    internal static byte[] Box(string type, params byte[][] content) => Sized(type, (uint)(8 + content.Sum(part => part.Length)), content);

    /// <summary>A box with a wrong size field.</summary>
    internal static byte[] Sized(string type, uint size, params byte[][] content) => [.. Number(size), .. Encoding.ASCII.GetBytes(type), .. content.SelectMany(part => part)];

    internal static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    internal static byte[] Long(ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return bytes;
    }

    internal static byte[] FileType(string brand = "isom") => Box("ftyp", Encoding.ASCII.GetBytes(brand), Number(0));

    /// <summary>The movie header in version 0.</summary>
    internal static byte[] MovieHeader(uint timescale, uint duration) => Box("mvhd", Number(0), Number(0), Number(0), Number(timescale), Number(duration));

    internal static byte[] MovieHeaderLong(uint timescale, ulong duration) => Box("mvhd", Number(0x0100_0000), Long(0), Long(0), Number(timescale), Long(duration));
}
