using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

/// <summary>A stored task in any form is never read as a row, and a user's own row never as a task.</summary>
public class SubmittedTaskTests
{
    [Theory]
    [InlineData("Status", "Completed")]
    [InlineData("status", "queued")]
    [InlineData("STATUS", "Unknown")]
    [InlineData("Status", 3)]
    [InlineData("Status", 3L)]
    [InlineData("Status", VideoTaskStatus.Failed)]
    [InlineData("StatusText", "succeeded")]
    [InlineData("IsEnded", true)]
    [InlineData("IsEnded", "False")]
    [InlineData("CheckedAt", "05.11.2026 14:00:00")]
    [InlineData("VideoUrl", "https://media.example.com/1.mp4")]
    [InlineData("ActualDuration", 5.04)]
    public void An_id_beside_a_column_of_a_task_is_a_task(string heading, object cell)
    {
        var refusal = TestRow.Refused(TestRow.WithPrompt(("id", "mcp_e36e1f"), (heading, cell)));

        Assert.Contains("mcp_e36e1f", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("submitted already", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("other names", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Id")]
    [InlineData("TaskId")]
    public void An_id_of_the_documented_form_is_enough(string heading) =>
        Assert.Contains("submitted already", TestRow.Refused(TestRow.WithPrompt((heading, "video_starvideos_1234567890"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_saved_file_is_a_task() =>
        Assert.Contains("submitted already", TestRow.Refused(TestRow.WithPrompt(("FullName", "/videos/fox.mp4"), ("TaskId", "mcp_e36e1f"), ("TaskName", null))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Unknown")]
    [InlineData("rejected")]
    [InlineData(0)]
    [InlineData(SubmissionOutcome.Replaced)]
    public void A_submission_that_was_listed_is_none_of_somebodys_own(object outcome) =>
        Assert.Contains("submitted already", TestRow.Refused(TestRow.WithPrompt(("SubmissionId", "6f1d7c0e3b"), ("Outcome", outcome))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_date_that_was_kept_as_one_tells_as_well() =>
        Assert.Contains("submitted already", TestRow.Refused(TestRow.WithPrompt(("Id", "mcp_1"), ("CheckedAt", DateTime.Now))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("id", "7", "status", "todo")]
    [InlineData("id", "7", "status", "")]
    [InlineData("id", "", "status", "completed")]
    [InlineData("id", "shot 7", "status", "done")]
    [InlineData("status", "completed", "note", "redo")]
    [InlineData("status", "Queued, Processing", "id", "7")]
    [InlineData("status", "9", "id", "7")]
    [InlineData("TaskId", "17", "owner", "me")]
    [InlineData("SubmissionId", "17", "owner", "me")]
    [InlineData("SubmissionId", "17", "outcome", "good")]
    [InlineData("SubmissionId", "", "outcome", "Unknown")]
    [InlineData("id", "7", "createdAt", "today")]
    public void A_row_of_somebodys_own_may_have_such_columns(string heading, string cell, string other, string otherCell) =>
        Assert.Equal("A cat", TestRow.WithPrompt((heading, cell), (other, otherCell)).ToRequest().Prompt);

    [Fact]
    public void Its_source_is_kept_for_the_error()
    {
        var source = new object();
        var row = VideoRow.AlreadySubmitted("video_1", source);

        Assert.Same(source, row.Source);
        Assert.Contains("video_1", TestRow.Refused(row).Message, StringComparison.Ordinal);
    }
}
