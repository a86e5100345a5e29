using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StarVideos.Client.Tests.Proofs.Random;

/// <summary>
/// Decides whether an HTTP 200 proves that nothing was created, without the client's code and without a JSON parser. Every text that
/// <see cref="RandomAnswer"/> can put into an answer is known. So it is enough to search for texts that refuse, and for texts that speak against it.
/// </summary>
internal static class RefusalOracle
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    /// <summary>The refusals seen in the field, as words that are still found beside a damaged byte, and the codes whose HTTP status is a refusal.</summary>
    private static readonly Regex Refusing = new("""登录验证失败|缺少|必填|bad key|Authentication ?Error|Unauthorized|No handler found|refused|invalid|"code"\s*:\s*"?(204|400|401|402|403|404|422|429)"?\s*[,}]""", Options);

    /// <summary>A code or a word of a time-out, of a server error or of success; a status of a running task; something that may be an id.</summary>
    private static readonly Regex Contradicting = new("""
        "code"\s*:\s*"?(0|200|408|425|5[0-9][0-9])"?\s*[,}]|成功|"ok"|"success"|accepted|timed\ out|"status"\s*:\s*"(queued|completed|processing|RUNNING)"|"(id|ID|Id|taskId)"\s*:\s*(true|-?[0-9]|\{|\[(?!\])|"(?!"|\ ))
        """, Options | RegexOptions.IgnorePatternWhitespace);

    private static readonly Regex Escape = new("""\\u([0-9a-fA-F]{4})""", Options);

    internal static bool Proves(byte[] body)
    {
        var text = Escape.Replace(Encoding.UTF8.GetString(body), static escape => ((char)int.Parse(escape.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        return Refusing.IsMatch(text) && !Contradicting.IsMatch(text);
    }
}
