using System.Text;
using StarVideos.Answers;

namespace StarVideos.Client.Tests.Support;

/// <summary>Reads answers as the client does.</summary>
internal static class Reader
{
    internal static ServiceAnswer? TryRead(byte[] body) => new AnswerReader(text => text.Replace(TestKey.Value, "(key)", StringComparison.Ordinal)).Read(body);

    internal static ServiceAnswer? TryRead(string body) => TryRead(Encoding.UTF8.GetBytes(body));

    internal static ServiceAnswer Read(string body)
    {
        var answer = TryRead(body);
        Assert.NotNull(answer);
        return answer;
    }
}
