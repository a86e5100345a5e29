using System.Text.RegularExpressions;

namespace StarVideos.Answers;

/// <summary>
/// Sorts the words of an answer without an id. The lists of doubt and success may be long: a word on them makes the outcome unknown, and a
/// person looks it up. The list of refusals must be strict: it must hold no word that a service also says when it has taken the request.
/// </summary>
internal static class AnswerWords
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace;

    private static readonly Regex Refusing = new(
        """
        缺少|必填|不能为空|参数错误|格式错误|无效|非法|不合法|不合规|违规|违反|敏感|不支持|不允许|不足|欠费|未授权|无权|没有权限|登录验证失败|未登录|请先登录|禁止|拒绝|超出|超过|不存在|审核未通过|审核不通过|限流|过于频繁
        |\bmissing\b|\b(is|are)\ required|\brequired\ (field|parameter)|\binvalid|\billegal|\bmust\ (not\ )?be\b|\bunsupported|\bnot\ (supported|allowed|permitted|enough|found|authori[sz]ed|authenticated)
        |\bforbidden|\bdenied|\brefused|\brejected|\bunauthori[sz]ed|\bunauthenticated|\bauthentication\ (error|failed|required)|\bbad\ (key|request)|\bkey\ (has\ )?expired|\btoken\ (has\ )?expired
        |\binsufficient|\btoo\ (long|large|big|short|small|many|few|low|fast)\b|\bexceed|\brate\ limit|\bcontent\ policy|\bviolat|\bprohibited|\bblocked|\bsensitive|\bno\ handler\ found|\bdoes\ not\ exist|\bout\ of\ range|\bmalformed|\bcannot\ be\ empty
        """, Options);

    private static readonly Regex Doubtful = new(
        """
        成功|已提交|已受理|已接收|已收到|已创建|已存在|重复|排队|处理中|生成中|进行中|超时|繁忙|异常|内部|服务器|系统错误|系统故障|未知错误|网关|上游|网络|连接|中断|不可用|过载
        |\bok(ay)?\b|\bsuccess|\bsucceed|\baccepted|\bsubmitted|\bcreated|\bqueued|\bpending|\bprocessing|\bprogress|\bgenerating|\bstarted|\breceived|\bscheduled|\balready|\bduplicate
        |\btime[-\ ]?out|\btimed[-\ ]?out|\bdeadline|\bbusy|\binternal|\bserver\ error|\bexception|\bunknown\ error|\bunavailable|\boverload|\bgateway|\bupstream|\bnetwork|\bconnection|\breset\b|\binterrupted|\baborted
        |(^|\b(http|code|status|error))\W{0,3}(5[0-9][0-9]|408|425)\b
        """, Options);

    /// <summary>The places where a new word begins inside a name such as <c>InvalidParameter</c> or <c>rate_limit_exceeded</c>.</summary>
    private static readonly Regex Seam = new(@"(?<=[a-z])(?=[A-Z])|[_.\-]", RegexOptions.CultureInvariant);

    /// <summary>Whether the text is only said when nothing was created.</summary>
    internal static bool Refuse(string text) => Refusing.IsMatch(text) || Refusing.IsMatch(Apart(text));

    /// <summary>Whether the text may also be said when a task was created, or after the request was passed on.</summary>
    internal static bool LeaveDoubt(string text) => Doubtful.IsMatch(text) || Doubtful.IsMatch(Apart(text));

    private static string Apart(string text) => Seam.Replace(text, " ");
}
