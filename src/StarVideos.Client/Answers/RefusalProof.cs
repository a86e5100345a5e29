using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StarVideos.Answers;

/// <summary>
/// Decides whether an answer without an id proves that nothing was created. Proof needs a code or words of a refusal. It also needs that
/// nothing in the answer, at any depth, speaks against it: a code or words of a time-out, of a server error or of success, the status of a
/// running task, or something that may be an id under another name. Everything else is no proof. A row wrongly read as refused is paid for
/// twice; a row wrongly read as unknown only costs a look.
/// </summary>
internal sealed class RefusalProof
{
    /// <summary>Fields that can hold the words of a refusal. Inside an error object, every field can.</summary>
    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal) { "msg", "message", "detail", "error", "fail_reason" };

    /// <summary>Names under which other services send an id or a video address, without underscores.</summary>
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
    /// <param name="isTelling">Whether a refusal counts here: in the answer itself, in its wrapping, or in its error.</param>
    /// <param name="isError">Whether <paramref name="value"/> is the error of the answer.</param>
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

    /// <summary>An HTTP status number in a code has its HTTP meaning. The exception is 204: this service uses it for a key that was not accepted.</summary>
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
