using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StarVideos.Client.Tests.Proofs.Random;

/// <summary>
/// The fields of a row as JSON, unchanged, valid or not, as a careless client would send them. Only the documented conversions are made: absent
/// cells are left out, lists in one cell are split at semicolons, texts are trimmed, a whole number in a text becomes a number, and duration
/// and ratio are not sent beside a reference video.
/// </summary>
internal static partial class RawFields
{
    internal static byte[] ToJson(RandomRow row)
    {
        // Not sent: a name, and duration and ratio beside a reference video. With two reference videos it is not clear what is meant, so they are
        // sent, and the service must refuse them as well.
        int Count(string field) => row.Cells.Where(cell => cell.Field == field).Count(cell => Pieces(cell.Cell, split: false).Count > 0);
        var hasOneName = row.Cells.Where(static cell => cell.Field == "name").Sum(static cell => Pieces(cell.Cell, split: false).Count) <= 1;
        var hasVideo = row.Cells.Any(static cell => cell.Field == "referenceVideos" && Pieces(cell.Cell, split: true).Count > 0);
        bool IsSent(string field) => field switch
        {
            "name" => !hasOneName,
            "duration" or "ratio" => !hasVideo || Count(field) > 1,
            _ => true,
        };

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("model", "starvideos_o3");
            foreach (var (field, _, cell) in row.Cells)
            {
                if (field is not null && HoldsObject(cell))
                {
                    // A value without a text is sent as an object.
                    json.WriteStartObject(field);
                    json.WriteEndObject();
                }
                else if (field is not null && IsSent(field))
                {
                    Write(json, field, cell);
                }
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Whether a text has half of a surrogate pair, U+FFFD or NUL. The service may accept the last two, but nobody wants to pay for them.</summary>
    internal static bool IsUnreadable(RandomRow row) => row.Cells
        .Where(static cell => cell.Field is "prompt" or "name" or "first_image" or "last_image" or "referenceImages" or "referenceVideos")
        .SelectMany(static cell => Pieces(cell.Cell, split: false))
        .Any(static text => text.EnumerateRunes().Any(static rune => rune == Rune.ReplacementChar || rune.Value == 0));

    private static void Write(Utf8JsonWriter json, string field, object? cell)
    {
        var isList = field is "referenceImages" or "referenceVideos";
        var pieces = Pieces(cell, isList);
        if (pieces.Count == 0)
        {
            return;
        }

        if (isList || pieces.Count > 1)
        {
            json.WriteStartArray(field);
            pieces.ForEach(piece => json.WriteStringValue(piece.Trim()));
            json.WriteEndArray();
        }
        else if (field == "duration" && WholeNumber().Match(pieces[0]) is { Success: true } number)
        {
            json.WritePropertyName(field);
            json.WriteRawValue(number.Groups["minus"].Value + number.Groups["digits"].Value.TrimStart('0').PadLeft(1, '0'));
        }
        else
        {
            json.WriteString(field, field == "prompt" ? pieces[0] : pieces[0].Trim());
        }
    }

    private static bool HoldsObject(object? cell) => cell is not string && cell is IEnumerable and not byte[] and not IDictionary
        ? ((IEnumerable)cell).Cast<object?>().Any(static one => one is IEnumerable and not string || HoldsObject(one))
        : cell is not (null or DBNull or string or char or Guid or Uri or Enum) && (cell is bool or DateTime or not IConvertible);

    private static List<string> Pieces(object? cell, bool split)
    {
        var parts = cell switch
        {
            string text => split ? text.Split(';') : [text],
            IEnumerable several => several.Cast<object?>(),
            _ => [cell],
        };
        return [.. parts.Select(static part => Convert.ToString(part, CultureInfo.InvariantCulture)).Where(static text => !string.IsNullOrWhiteSpace(text)).Select(static text => text!)];
    }

    [GeneratedRegex(@"^\s*(?:\+|(?<minus>-))?(?<digits>[0-9]+)(?:\.0*)?\s*\z")]
    private static partial Regex WholeNumber();
}
