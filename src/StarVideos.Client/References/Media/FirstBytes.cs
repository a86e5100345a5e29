using System.Text;

namespace StarVideos.References.Media;

/// <summary>Recognizes the type of a file by its first bytes, never by its name or by the content type of the host.</summary>
internal static class FirstBytes
{
    /// <summary>How many bytes are examined at most. The first tag of a web page may come late, after comments, scripts and blank lines.</summary>
    internal const int Most = 1024;

    private const int TransportPacket = 188;

    private static readonly string[] PageBeginnings = ["<!doctype html", "<html", "<head", "<body", "<script", "<title", "<meta"];

    private static readonly string[] EarlyBoxes = ["moov", "mdat", "wide", "free", "skip", "pnot"];

    internal static MediaFormat Format(byte[] bytes)
    {
        bool Has(int offset, params byte[] signature) => HasBytes(bytes, offset, signature);
        bool Says(int offset, string text) => HasBytes(bytes, offset, Encoding.ASCII.GetBytes(text));

        return true switch
        {
            _ when Has(0, 0xFF, 0xD8, 0xFF) => MediaFormat.Jpeg,
            _ when Has(0, 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A) => MediaFormat.Png,
            _ when Says(0, "GIF87a") || Says(0, "GIF89a") => MediaFormat.Gif,
            _ when Says(0, "RIFF") && Says(8, "WEBP") => MediaFormat.WebP,
            _ when Says(0, "RIFF") && Says(8, "AVI ") => MediaFormat.Avi,
            _ when Says(0, "RIFF") && Says(8, "WAVE") => MediaFormat.Wave,
            _ when Has(0, 0x49, 0x49, 0x2A, 0x00) || Has(0, 0x4D, 0x4D, 0x00, 0x2A) => MediaFormat.Tiff,
            _ when Has(0, 0xFF, 0x0A) || Has(0, 0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20) => MediaFormat.JpegXl,
            _ when Says(4, "ftyp") => FileType(bytes),

            // Old QuickTime files have no file type box (ftyp).
            _ when EarlyBoxes.Any(name => Says(4, name)) => MediaFormat.QuickTime,
            _ when Has(0, 0x1A, 0x45, 0xDF, 0xA3) => IndexOf(bytes, "webm") >= 0 ? MediaFormat.WebM : MediaFormat.Matroska,
            _ when Says(0, "FLV\u0001") => MediaFormat.Flv,
            _ when Has(0, 0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11) => MediaFormat.Wmv,
            _ when Has(0, 0, 0, 1, 0xBA) || Has(0, 0, 0, 1, 0xB3) => MediaFormat.MpegStream,
            _ when Has(0, 0x47) && Has(TransportPacket, 0x47) && Has(2 * TransportPacket, 0x47) => MediaFormat.TransportStream,
            _ when Says(0, "%PDF-") => MediaFormat.Pdf,
            _ when Has(0, 0x50, 0x4B, 3, 4) => MediaFormat.Zip,
            _ when Has(0, 0x1F, 0x8B, 8) => MediaFormat.Gzip,
            _ when Says(0, "ID3") => MediaFormat.Mp3,
            _ when Says(0, "fLaC") => MediaFormat.Flac,

            // Many texts begin with "BM". A bitmap has one of a few header sizes after that.
            _ when Says(0, "BM") && bytes.Length > 17 && bytes[14] is 12 or 40 or 52 or 56 or 64 or 108 or 124 && Has(15, 0, 0, 0) => MediaFormat.Bmp,
            _ => Written(bytes),
        };
    }

    /// <summary>The type by the brands of an ISO base media file: images and videos use the same container.</summary>
    private static MediaFormat FileType(byte[] bytes)
    {
        var size = ((long)bytes[0] << 24) | ((long)bytes[1] << 16) | ((long)bytes[2] << 8) | bytes[3];
        var brands = new List<string>();
        for (var at = 8; at + 4 <= Math.Min(size, bytes.Length); at += at == 8 ? 8 : 4)
        {
            brands.Add(Encoding.ASCII.GetString(bytes, at, 4));
        }

        var major = brands.Count > 0 ? brands[0] : "";
        return Still(major) ?? major switch
        {
            // These brands only say that there are one or more pictures. The codec is among the other brands.
            "mif1" or "msf1" or "mif2" or "miaf" => brands.Select(Still).FirstOrDefault(format => format is not null) ?? MediaFormat.Heif,
            "qt  " => MediaFormat.QuickTime,
            "M4A " or "M4B " or "M4P " => MediaFormat.Mp4Audio,
            _ when major.StartsWith("3g", StringComparison.Ordinal) => MediaFormat.ThreeGp,
            _ => MediaFormat.Mp4,
        };
    }

    private static MediaFormat? Still(string brand) => brand switch
    {
        "avif" or "avis" => MediaFormat.Avif,
        "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "hevm" or "hevs" => MediaFormat.Heic,
        _ => null,
    };

    /// <summary>The type of a text file, or unknown.</summary>
    private static MediaFormat Written(byte[] bytes)
    {
        if (bytes.Length == 0 || bytes.Any(static one => one is < 0x20 and not (0x09 or 0x0A or 0x0C or 0x0D or 0x1B) or 0x7F))
        {
            return MediaFormat.Unknown;
        }

        string text;
        try
        {
            // The last character may be cut off.
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, WholeCharacters(bytes)).TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\f');
        }
        catch (ArgumentException)
        {
            // The text is in an old encoding. The tags of a web page are still readable.
            text = Encoding.ASCII.GetString(bytes).TrimStart();
            return IsPage(text) ? MediaFormat.Html : MediaFormat.Unknown;
        }

        return IsPage(text) ? MediaFormat.Html
            : text.StartsWith("<svg", StringComparison.OrdinalIgnoreCase) || (text.StartsWith("<?xml", StringComparison.Ordinal) && Contains(text, "<svg")) ? MediaFormat.Svg
            : text.StartsWith("<", StringComparison.Ordinal) ? MediaFormat.Xml
            : text.StartsWith("{", StringComparison.Ordinal) || text.StartsWith("[", StringComparison.Ordinal) ? MediaFormat.Json
            : MediaFormat.Text;
    }

    private static bool IsPage(string text) =>
        PageBeginnings.Any(beginning => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
        || (text.StartsWith("<", StringComparison.Ordinal) && (Contains(text, "<html") || Contains(text, "<!doctype html")));

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static int WholeCharacters(byte[] bytes)
    {
        // Skips up to three bytes of a character whose other bytes were not read.
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var one = bytes[bytes.Length - back];
            if (one >= 0xC0)
            {
                return bytes.Length - back;
            }

            if (one < 0x80)
            {
                break;
            }
        }

        return bytes.Length;
    }

    private static int IndexOf(byte[] bytes, string text) => Encoding.ASCII.GetString(bytes, 0, Math.Min(bytes.Length, 64)).IndexOf(text, StringComparison.Ordinal);

    private static bool HasBytes(byte[] bytes, int offset, byte[] signature)
    {
        if (bytes.Length < offset + signature.Length)
        {
            return false;
        }

        for (var at = 0; at < signature.Length; at++)
        {
            if (bytes[offset + at] != signature[at])
            {
                return false;
            }
        }

        return true;
    }
}
