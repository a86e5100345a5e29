using System.Management.Automation;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>A rectangular table: every row has every column, most cells are empty.</summary>
public sealed class CsvRowTests : EngineTest
{
    private const string Table = """
        name,prompt,duration,ratio,referenceImages,first_image,last_image,referenceVideos,note
        text,plain,,,,,,,mine
        sized,sized,5,16:9,,,,,mine
        blanks,blanks,  ,   ,  ,,,  ,
        decimal,whole decimal,5.0,1:1,,,,,
        image,one image,,,https://example.com/a.png,,,,
        images,three images,4,,https://example.com/a.png; https://example.com/b.png ;https://example.com/c.png;,,,,
        frames,both frames,,9:16,,https://example.com/f.png,https://example.com/l.png,,
        video,a video,,,,,,https://example.com/v.mp4,
        stage,images and video,,,https://example.com/a.png;https://example.com/b.png,,,https://example.com/v.mp4,
        sized-video,sized video,5,1:1,,,,https://example.com/v.mp4,
        bad-part,3.5 seconds,3.5,,,,,,
        bad-long,a minute,60,,,,,,
        bad-word,a word,five,,,,,,
        bad-ratio,a ratio,,4:3,,,,,
        bad-prompt,,5,,,,,,
        bad-half,half a frame,,,,https://example.com/f.png,,,
        bad-mix,frames and images,,,https://example.com/a.png,https://example.com/f.png,https://example.com/l.png,,
        bad-path,a path,,,./pictures/a.png,,,,
        bad-eight,eight images,,,https://e.com/1;https://e.com/2;https://e.com/3;https://e.com/4;https://e.com/5;https://e.com/6;https://e.com/7;https://e.com/8,,,,
        bad-five,five and a video,,,https://e.com/1;https://e.com/2;https://e.com/3;https://e.com/4;https://e.com/5,,,https://example.com/v.mp4,
        last,after all those
        """;

    private static readonly string[] Bad = ["bad-part", "bad-long", "bad-word", "bad-ratio", "bad-prompt", "bad-half", "bad-mix", "bad-path", "bad-eight", "bad-five"];

    private static readonly string[] Good = ["text", "sized", "blanks", "decimal", "image", "images", "frames", "video", "stage", "sized-video", "last"];

    [Fact]
    public async Task Good_rows_are_submitted_in_order_and_bad_rows_are_one_error_each()
    {
        var run = await SubmitTableAsync();

        Assert.Null(run.Failure);
        Assert.Equal(Good, run.Tasks.Select(task => task.Name));
        Assert.Equal(Good.Length, Counters.CreatesReceived);
        Assert.Equal(Bad, run.Errors.Select(error => (string)((PSObject)error.TargetObject).Properties["name"].Value));
        Assert.All(run.Errors, error =>
        {
            Assert.Equal("InvalidRequest,StarVideos.PowerShell.Commands.NewStarVideoTaskCommand", error.FullyQualifiedErrorId);
            Assert.Equal(ErrorCategory.InvalidArgument, error.IsWellFormed().CategoryInfo.Category);
        });
    }

    [Fact]
    public async Task An_error_of_a_row_names_the_row_in_whatever_of_it_a_script_logs()
    {
        var run = await SubmitTableAsync();

        Assert.All(run.Errors, error =>
        {
            var name = (string)((PSObject)error.TargetObject).Properties["name"].Value;
            var broken = Assert.IsType<InvalidRequestException>(error.Exception);
            Assert.Matches($@"^Row \d+ \({name}\): {broken.Field} .+: {System.Text.RegularExpressions.Regex.Escape(broken.Rule)}\.$", broken.Message);
            Assert.Equal(broken.Message, error.ToString());
            Assert.Equal(broken.Message, error.ErrorDetails.Message);
        });
    }

    [Theory]
    [InlineData("plain", "Text", "{}")]
    [InlineData("sized", "Text", """{"duration":5,"ratio":"16:9"}""")]
    [InlineData("blanks", "Text", "{}")]
    [InlineData("whole decimal", "Text", """{"duration":5,"ratio":"1:1"}""")]
    [InlineData("one image", "ImageReference", """{"referenceImages":["https://example.com/a.png"]}""")]
    [InlineData("three images", "ImageReference", """{"duration":4,"referenceImages":["https://example.com/a.png","https://example.com/b.png","https://example.com/c.png"]}""")]
    [InlineData("both frames", "FirstLastFrame", """{"ratio":"9:16","first_image":"https://example.com/f.png","last_image":"https://example.com/l.png"}""")]
    [InlineData("a video", "VideoReference", """{"referenceVideos":["https://example.com/v.mp4"]}""")]
    [InlineData("images and video", "ImageAndVideo", """{"referenceImages":["https://example.com/a.png","https://example.com/b.png"],"referenceVideos":["https://example.com/v.mp4"]}""")]
    [InlineData("sized video", "VideoReference", """{"referenceVideos":["https://example.com/v.mp4"]}""")]
    [InlineData("after all those", "Text", "{}")]
    public async Task Each_row_sends_its_own_cells_and_nothing_else(string prompt, string mode, string sent)
    {
        var run = await SubmitTableAsync();

        Assert.Equal(sent, SentFor(prompt));
        Assert.Equal(mode, run.Tasks.Single(task => task.Prompt == prompt).Mode.ToString());
    }

    [Fact]
    public async Task An_unknown_column_is_warned_of_once()
    {
        var run = await SubmitTableAsync();
        Assert.Single(run.Warnings, text => text.Contains("note", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_column_is_warned_of_again_in_the_next_pipeline()
    {
        const string Line = "@{ prompt = 'p'; duratoin = 5 }, @{ prompt = 'q'; duratoin = 6; colour = 'red' } | New-StarVideoTask";
        var first = (await RunAsync(Line)).Clean();
        var second = (await RunAsync(Line)).Clean();

        Assert.Equal(2, first.Warnings.Count);
        Assert.Contains("duratoin", first.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("colour", first.Warnings[1], StringComparison.Ordinal);
        Assert.Equal(2, second.Warnings.Count);
    }

    [Fact]
    public async Task Length_and_shape_beside_a_video_are_warned_of_and_not_sent()
    {
        var run = await SubmitTableAsync();

        Assert.Contains(run.Warnings, text => text.Contains("duration '5'", StringComparison.Ordinal) || text.Contains("duration 5", StringComparison.Ordinal));
        Assert.Contains(run.Warnings, text => text.Contains("ratio", StringComparison.Ordinal) && text.Contains("1:1", StringComparison.Ordinal));
        Assert.Equal(3, run.Warnings.Count);
    }

    [Fact]
    public async Task The_error_of_a_bad_row_names_the_column_and_the_value()
    {
        var texts = (await SubmitTableAsync()).Errors.Select(error => error.ToString()).ToArray();

        Assert.Contains("duration", texts[0], StringComparison.Ordinal);
        Assert.Contains("3.5", texts[0], StringComparison.Ordinal);
        Assert.Contains("60", texts[1], StringComparison.Ordinal);
        Assert.Contains("five", texts[2], StringComparison.Ordinal);
        Assert.Contains("4:3", texts[3], StringComparison.Ordinal);
        Assert.Contains("prompt", texts[4], StringComparison.Ordinal);
        Assert.Contains("last_image", texts[5], StringComparison.Ordinal);
        Assert.Contains("referenceImages", texts[6], StringComparison.Ordinal);
        Assert.Contains("this computer", texts[7], StringComparison.Ordinal);
        Assert.Contains("8 images", texts[8], StringComparison.Ordinal);
        Assert.Contains("5 images", texts[9], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PROMPT,DURATION,RATIO,REFERENCEIMAGES\np,5,1:1,https://example.com/a.png")]
    [InlineData("Prompt,Duration,Ratio,ReferenceImage\np,5,1:1,https://example.com/a.png")]
    [InlineData("prompt,duration,ratio,reference_images\np,5,1:1,https://example.com/a.png")]
    [InlineData("Prompt,Duration,Ratio,Reference Images\np,5,1:1,https://example.com/a.png")]
    public async Task Headings_are_read_in_any_case_and_spelling(string table)
    {
        Session.Set("table", table);
        var run = (await RunAsync("$table | ConvertFrom-Csv | New-StarVideoTask")).Clean();

        Assert.Empty(run.Warnings);
        Assert.Equal("""{"duration":5,"ratio":"1:1","referenceImages":["https://example.com/a.png"]}""", SentFor("p"));
    }

    [Theory]
    [InlineData("FIRST_IMAGE,LAST_IMAGE")]
    [InlineData("firstImage,lastImage")]
    [InlineData("First Image,Last Image")]
    public async Task The_frames_are_read_in_any_spelling(string headings)
    {
        Session.Set("table", $"prompt,{headings}\np,https://example.com/f.png,https://example.com/l.png");
        (await RunAsync("$table | ConvertFrom-Csv | New-StarVideoTask")).Clean();
        Assert.Equal("""{"first_image":"https://example.com/f.png","last_image":"https://example.com/l.png"}""", SentFor("p"));
    }

    [Fact]
    public async Task Defaults_fill_only_the_cells_that_are_empty_and_may_be_sent()
    {
        Session.Set("table", Table);
        await RunAsync("$table | ConvertFrom-Csv | New-StarVideoTask -Duration 8 -Ratio 9:16 -WarningAction SilentlyContinue");

        Assert.Equal("""{"duration":8,"ratio":"9:16"}""", SentFor("plain"));
        Assert.Equal("""{"duration":5,"ratio":"16:9"}""", SentFor("sized"));
        Assert.Equal("""{"duration":8,"ratio":"9:16"}""", SentFor("blanks"));
        Assert.Equal("""{"duration":8,"ratio":"9:16","referenceImages":["https://example.com/a.png"]}""", SentFor("one image"));
        Assert.Equal("""{"referenceVideos":["https://example.com/v.mp4"]}""", SentFor("a video"));
        Assert.Equal("""{"duration":8,"ratio":"9:16"}""", SentFor("after all those"));
    }

    [Fact]
    public async Task A_row_inherits_nothing_from_the_row_before()
    {
        Session.Set("table", """
            prompt,duration,ratio,referenceImages,first_image,last_image,referenceVideos
            p1,5,1:1,https://example.com/a.png,,,
            p2,,,,,,
            p3,,,,https://example.com/f.png,https://example.com/l.png,
            p4,,,,,,
            p5,,,,,,https://example.com/v.mp4
            p6
            """);
        (await RunAsync("$table | ConvertFrom-Csv | New-StarVideoTask -ThrottleLimit 1")).Clean();

        Assert.Equal("{}", SentFor("p2"));
        Assert.Equal("{}", SentFor("p4"));
        Assert.Equal("{}", SentFor("p6"));
    }

    [Fact]
    public async Task A_key_that_is_missing_is_said_once_and_before_the_first_row()
    {
        var run = await RunAsync("Disconnect-StarVideo; @{ prompt = 'p'; duration = 60 }, @{ duration = 5 } | New-StarVideoTask");

        Assert.Equal(["ApiKeyMissing"], run.ErrorIds);
        AssertNothingSent();
    }

    private Task<ScriptRun> SubmitTableAsync()
    {
        Session.Set("table", Table);
        return RunAsync("$table | ConvertFrom-Csv | New-StarVideoTask");
    }
}
