using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StarVideos.Answers;

/// <summary>
/// Whether an answer without an id proves that nothing was created. It does if it gives a code or words of a refusal and nothing in it,
/// at any depth, speaks against that: a code or words of a time-out, of a server's fault or of success, a status of a task that goes on, or
/// what may be an id under another name. Everything else proves nothing: a row wrongly taken for refused is paid for twice, one wrongly
/// taken for unknown costs a look.
/// </summary>
internal sealed class RefusalProof
{
    /// <summary>The fields in which a refusal is told; in an error object, every field may.</summary>
    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal) { "msg", "message", "detail", "error", "fail_reason" };

    /// <summary>Names under which other services give an id or a video, without their underscores.</summary>
    private static readonly HashSet<string> Naming = new(StringComparer.OrdinalIgnoreCase) { "id", "taskid", "videoid", "jobid", "resultid", "generationid", "videourl" };

    private bool _refuses;
    private bool _isContradicted;

    private RefusalProof()
    {
    }

    internal static bool IsIn(JsonElement root)
    {
        var proof = new RefusalProof();
        proof.ReadObject(root, isTelling: true, isError: false);
        return proof._refuses && !proof._isContradicted;
    }

    /// <param name="value">An object.</param>
    /// <param name="isTelling">Whether a refusal may be told here: in the answer itself, in its wrapping, or in its error.</param>
    /// <param name="isError">Whether this is what the answer calls its error.</param>
    private void ReadObject(JsonElement value, bool isTelling, bool isError)
    {
        foreach (var field in value.EnumerateObject())
        {
            Read(field.Name, field.Value, isTelling, isError);
        }
    }

    private void Read(string name, JsonElement value, bool isTelling, bool isError)
    {
        var plain = name.Replace("_", "");
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                _isContradicted |= Naming.Contains(plain);
                ReadObject(value, isTelling && name is "data" or "error", isError || name == "error");
                break;
            case JsonValueKind.Array:
                foreach (var one in value.EnumerateArray())
                {
                    Read(name, one, isTelling: false, isError: false);
                }

                break;
            case JsonValueKind.True:
                _isContradicted |= Naming.Contains(plain) || name is "success" or "ok";
                break;
            case JsonValueKind.Number:
                ReadText(name, plain, value.GetRawText(), isTelling, isError);
                break;
            case JsonValueKind.String when value.GetString() is { } text && !string.IsNullOrWhiteSpace(text):
                ReadText(name, plain, text, isTelling, isError);
                break;
        }
    }

    private void ReadText(string name, string plain, string text, bool isTelling, bool isError)
    {
        _isContradicted |= Naming.Contains(plain)
            || (plain is "status" or "state" && !(StatusWords.TryFold(text, out var status) && status is VideoTaskStatus.Failed or VideoTaskStatus.Cancelled))
            || (name == "data" && TaskId.IsValid(text))
            || AnswerWords.LeaveDoubt(text);
        if (plain.EndsWith("code", StringComparison.OrdinalIgnoreCase))
        {
            ReadCode(text, isTelling);
        }

        _refuses |= isTelling && (isError || Telling.Contains(name)) && AnswerWords.Refuse(text);
    }

    /// <summary>A number as HTTP uses it means what it means there, but for 204, with which this service says that the key was not accepted.</summary>
    private void ReadCode(string text, bool isTelling)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            var isRefusal = number is 204 or 400 or 401 or 402 or 403 or 404 or 422 or 429;
            _refuses |= isTelling && isRefusal;
            _isContradicted |= !isRefusal && number is 0 or (>= 100 and < 600);
            return;
        }

        _isContradicted |= Regex.IsMatch(text, "(?<![0-9])(408|425|[125][0-9]{2})(?![0-9])", RegexOptions.CultureInvariant);
        _refuses |= isTelling && AnswerWords.Refuse(text);
    }
}
