using System.Reflection;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Journal;

public class JournalLineTests
{
    [Fact]
    public void EveryFieldThatIsReadIsWrittenUnderTheSameName()
    {
        var written = new JournalLine();
        foreach (var (property, number) in Fields().Select((property, number) => (property, number + 1)))
        {
            property.SetValue(written, Value(property.PropertyType, number));
        }

        var read = JournalLine.Parse(written.ToUtf8());

        Assert.NotNull(read);
        Assert.All(Fields(), property => Assert.Equal(property.GetValue(written), property.GetValue(read)));
    }

    [Fact]
    public void AnAbsentFieldIsNotWritten() =>
        Assert.Equal("{\"v\":1,\"at\":\"2026-01-02T03:04:05Z\",\"event\":\"intent\"}\n", System.Text.Encoding.UTF8.GetString(
            JournalLine.Of(LineEvent.Intent, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)).ToUtf8()));

    private static PropertyInfo[] Fields() => typeof(JournalLine).GetProperties();

    private static object Value(Type type, int number) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var text when text == typeof(string) => $"text {number}",
        var time when time == typeof(DateTime) => new DateTime(2026, 1, number, 0, 0, 0, DateTimeKind.Utc),
        var whole when whole == typeof(long) => (long)number,
        var whole when whole == typeof(int) => number,
        var real when real == typeof(double) => number + 0.5,
        var texts when texts == typeof(string[]) => new[] { $"text {number}" },
        var other => throw new NotSupportedException($"{other}: teach this test a value of it"),
    };
}
