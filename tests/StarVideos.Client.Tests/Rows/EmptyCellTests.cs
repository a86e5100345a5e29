using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

public class EmptyCellTests
{
    public static TheoryData<object?> Absent => [null, "", " ", "\t", "\u00a0", Array.Empty<string>(), new object?[] { null, "", " " }];

    [Theory]
    [MemberData(nameof(Absent))]
    public void Null_empty_and_blank_cells_are_absent_in_every_column(object? nothing)
    {
        var row = TestRow.WithPrompt(
            ("name", nothing),
            ("duration", nothing),
            ("ratio", nothing),
            ("referenceImages", nothing),
            ("referenceVideos", nothing),
            ("first_image", nothing),
            ("last_image", nothing));

        var request = Assert.IsType<TextRequest>(row.ToRequest());
        Assert.Null(request.Name);
        Assert.Null(request.Duration);
        Assert.Null(request.Ratio);
    }

    [Theory]
    [InlineData(";")]
    [InlineData(" ; ; ")]
    public void A_list_of_nothing_is_absent(string nothing) =>
        Assert.IsType<TextRequest>(TestRow.WithPrompt(("referenceImages", nothing), ("referenceVideos", nothing)).ToRequest());

    [Fact]
    public void A_semicolon_is_a_prompt_like_any_other() => Assert.Equal(";", TestRow.Of(("prompt", ";")).ToRequest().Prompt);

    [Theory]
    [MemberData(nameof(Absent))]
    public void An_absent_prompt_is_refused(object? nothing) =>
        Assert.Equal("prompt", TestRow.Refused(TestRow.Of(("prompt", nothing), ("duration", 5))).Field, ignoreCase: true);

    [Fact]
    public void A_row_without_a_prompt_column_is_refused() =>
        Assert.Equal("prompt", TestRow.Refused(TestRow.Of(("duration", 5))).Field);

    [Fact]
    public void A_row_without_any_column_is_refused() => Assert.Equal("prompt", TestRow.Refused(TestRow.Of()).Field);

    [Fact]
    public void A_short_last_row_leaves_its_missing_cells_to_the_service()
    {
        // Import-Csv gives null for cells that a short line does not have.
        var row = TestRow.Of(("prompt", "A cat"), ("duration", "5"), ("ratio", null), ("referenceImages", null));

        var request = Assert.IsType<TextRequest>(row.ToRequest());
        Assert.Equal(5, request.Duration);
        Assert.Null(request.Ratio);
    }

    [Fact]
    public void A_database_null_is_absent() =>
        Assert.Null(Assert.IsType<TextRequest>(TestRow.WithPrompt(("duration", DBNull.Value)).ToRequest()).Duration);

    [Fact]
    public void Blanks_around_name_and_ratio_are_cut_off()
    {
        var request = Assert.IsType<TextRequest>(TestRow.WithPrompt(("name", " one "), ("ratio", " 1:1 ")).ToRequest());

        Assert.Equal("one", request.Name);
        Assert.Equal("1:1", request.Ratio);
    }
}
