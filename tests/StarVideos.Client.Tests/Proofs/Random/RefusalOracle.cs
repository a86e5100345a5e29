using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StarVideos.Client.Tests.Proofs.Random;

/// <summary>
/// Whether an HTTP 200 proves that nothing was created, decided without the client's code and without reading JSON: every text that
/// <see cref="RandomAnswer"/> can put into an answer is known, so it is enough to look for those that refuse and for those that speak against it.
/// </summary>
internal static class RefusalOracle
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    /// <summary>The refusals seen in the field, in words that outlive a damaged byte beside them, and the codes whose HTTP status is a refusal.</summary>
    private static readonly Regex Refusing = new("""登录验证失败|缺少|必填|bad key|Authentication ?Error|Unauthorized|No handler found|refused|invalid|"code"\s*:\s*"?(204|400|401|402|403|404|422|429)"?\s*[,}]""", Options);

    /// <summary>A code of a time-out, of a server's fault or of success; a word of one of them; a status of a task that goes on; something that may be an id.</summary>
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
