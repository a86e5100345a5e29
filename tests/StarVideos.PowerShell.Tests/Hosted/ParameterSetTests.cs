using System.Management.Automation;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

public sealed class ParameterSetTests : EngineTest
{
    private const string Image = "https://example.com/a.png";
    private const string Video = "https://example.com/v.mp4";

    [Theory]
    [InlineData("New-StarVideoTask 'p'", "Text", "{}")]
    [InlineData("New-StarVideoTask -Prompt 'p' -Duration 3 -Ratio 1:1", "Text", """{"duration":3,"ratio":"1:1"}""")]
    [InlineData("New-StarVideoTask 'p' -Duration 15 -Ratio 16:9", "Text", """{"duration":15,"ratio":"16:9"}""")]
    [InlineData("New-StarVideoTask 'p' -Duration 5.0", "Text", """{"duration":5}""")]
    [InlineData("New-StarVideoTask 'p' -Duration '5'", "Text", """{"duration":5}""")]
    [InlineData("New-StarVideoTask 'p' -ReferenceImage " + Image, "ImageReference", $$"""{"referenceImages":["{{Image}}"]}""")]
    [InlineData("New-StarVideoTask 'p' -ReferenceImage " + Image + "," + Image + " -Duration 4 -Ratio 9:16", "ImageReference", $$"""{"duration":4,"ratio":"9:16","referenceImages":["{{Image}}","{{Image}}"]}""")]
    [InlineData("New-StarVideoTask 'p' -FirstImage " + Image + " -LastImage " + Image, "FirstLastFrame", $$"""{"first_image":"{{Image}}","last_image":"{{Image}}"}""")]
    [InlineData("New-StarVideoTask 'p' -LastImage " + Image + " -FirstImage " + Image + " -Duration 7", "FirstLastFrame", $$"""{"duration":7,"first_image":"{{Image}}","last_image":"{{Image}}"}""")]
    [InlineData("New-StarVideoTask 'p' -ReferenceVideo " + Video, "VideoReference", $$"""{"referenceVideos":["{{Video}}"]}""")]
    [InlineData("New-StarVideoTask 'p' -ReferenceImage " + Image + " -ReferenceVideo " + Video, "ImageAndVideo", $$"""{"referenceImages":["{{Image}}"],"referenceVideos":["{{Video}}"]}""")]
    [InlineData("New-StarVideoTask 'p' -referenceImages " + Image, "ImageReference", $$"""{"referenceImages":["{{Image}}"]}""")]
    [InlineData("New-StarVideoTask 'p' -first_image " + Image + " -last_image " + Image, "FirstLastFrame", $$"""{"first_image":"{{Image}}","last_image":"{{Image}}"}""")]
    [InlineData("New-StarVideoTask 'p' -referenceVideos " + Video, "VideoReference", $$"""{"referenceVideos":["{{Video}}"]}""")]
    [InlineData("New-StarVideoTask 'p' -referenceImages " + Image + " -referenceVideos " + Video, "ImageAndVideo", $$"""{"referenceImages":["{{Image}}"],"referenceVideos":["{{Video}}"]}""")]
    public async Task Each_mode_resolves_and_sends_just_what_was_given(string command, string mode, string sent)
    {
        var run = (await RunAsync(command)).Clean();

        var task = Assert.Single(run.Tasks);
        Assert.Equal(mode, task.Mode.ToString());
        Assert.Equal("p", task.Prompt);
        Assert.Equal(sent, SentFor("p"));
        Assert.Empty(run.Warnings);
    }

    [Theory]
    [InlineData("New-StarVideoTask 'p' -ReferenceVideo " + Video + " -Duration 5")]
    [InlineData("New-StarVideoTask 'p' -ReferenceVideo " + Video + " -Ratio 1:1")]
    [InlineData("New-StarVideoTask 'p' -ReferenceVideo " + Video + " -ReferenceImage " + Image + " -Duration 5")]
    [InlineData("New-StarVideoTask 'p' -ReferenceVideo " + Video + " -ReferenceImage " + Image + " -Ratio 1:1")]
    [InlineData("New-StarVideoTask 'p' -ReferenceVideo " + Video + "," + Video)]
    [InlineData("New-StarVideoTask 'p' -FirstImage " + Image + " -ReferenceImage " + Image)]
    [InlineData("New-StarVideoTask 'p' -FirstImage " + Image + " -LastImage " + Image + " -ReferenceImage " + Image)]
    [InlineData("New-StarVideoTask 'p' -FirstImage " + Image + " -LastImage " + Image + " -ReferenceVideo " + Video)]
    [InlineData("New-StarVideoTask 'p' -FirstImage " + Image + " -ReferenceVideo " + Video)]
    [InlineData("New-StarVideoTask 'p' -ReferenceImage @()")]
    [InlineData("New-StarVideoTask 'p' -ReferenceImage " + Image + "," + Image + "," + Image + "," + Image + "," + Image + "," + Image + "," + Image + "," + Image)]
    [InlineData("New-StarVideoTask 'p' -Duration 2")]
    [InlineData("New-StarVideoTask 'p' -Duration 16")]
    [InlineData("New-StarVideoTask 'p' -Duration 3.5")]
    [InlineData("New-StarVideoTask 'p' -Duration '3.5'")]
    [InlineData("New-StarVideoTask 'p' -Duration abc")]
    [InlineData("New-StarVideoTask 'p' -Duration ''")]
    [InlineData("New-StarVideoTask 'p' -Ratio 4:3")]
    [InlineData("New-StarVideoTask 'p' -Ratio ''")]
    [InlineData("New-StarVideoTask ''")]
    [InlineData("New-StarVideoTask -Prompt $null")]
    [InlineData("New-StarVideoTask 'p' -Name ''")]
    [InlineData("New-StarVideoTask 'p' -ThrottleLimit 0")]
    [InlineData("New-StarVideoTask 'p' -InputObject 'q'")]
    [InlineData("New-StarVideoTask -InputObject 'q' -ReferenceImage " + Image)]
    [InlineData("New-StarVideoTask 'p' 5")]
    public async Task The_binder_refuses_what_breaks_a_rule(string command)
    {
        var error = await CatchAsync(command);

        Assert.IsAssignableFrom<ParameterBindingException>(error.Exception);
        AssertNothingSent();
    }

    /// <summary>The missing parameter is mandatory, so the engine asks for it; in this session nobody can answer.</summary>
    [Theory]
    [InlineData("New-StarVideoTask 'p' -FirstImage " + Image)]
    [InlineData("New-StarVideoTask 'p' -LastImage " + Image)]
    [InlineData("New-StarVideoTask -ReferenceImage " + Image)]
    [InlineData("New-StarVideoTask -Duration 5")]
    public async Task A_missing_half_is_asked_for_and_not_guessed(string command)
    {
        var error = await CatchAsync(command);

        Assert.IsAssignableFrom<ParameterBindingException>(error.Exception);
        AssertNothingSent();
    }

    [Fact]
    public async Task Seven_images_are_allowed_alone()
    {
        (await RunAsync($"New-StarVideoTask 'p' -ReferenceImage (@('{Image}') * 7)")).Clean();
        Assert.Equal(7, Sent.Single()["referenceImages"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task At_most_four_images_stand_beside_a_video(int images, bool accepted)
    {
        var run = await RunAsync($"New-StarVideoTask 'p' -ReferenceVideo {Video} -ReferenceImage (@('{Image}') * {images})");

        if (accepted)
        {
            run.Clean();
            Assert.Equal(1, Counters.CreatesAccepted);
        }
        else
        {
            run.OneError("InvalidRequest").IsWellFormed();
            AssertNothingSent();
        }
    }

    [Theory]
    [InlineData("New-StarVideoTask '   '")]
    [InlineData("New-StarVideoTask 'p' -ReferenceImage ./a.png")]
    [InlineData("New-StarVideoTask 'p' -ReferenceImage C:/pictures/a.png")]
    [InlineData("New-StarVideoTask 'p' -ReferenceVideo file:///tmp/v.mp4")]
    [InlineData("New-StarVideoTask 'p' -FirstImage ftp://example.com/a.png -LastImage https://example.com/b.png")]
    public async Task What_no_binder_can_see_is_an_error_before_anything_is_sent(string command)
    {
        var error = (await RunAsync(command)).OneError("InvalidRequest").IsWellFormed();

        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        AssertNothingSent();
    }

    [Fact]
    public async Task A_semicolon_in_an_address_parameter_is_part_of_the_address()
    {
        (await RunAsync("New-StarVideoTask 'p' -ReferenceImage 'https://example.com/a;v=1.png','https://example.com/b.png'")).Clean();
        Assert.Equal("""{"referenceImages":["https://example.com/a;v=1.png","https://example.com/b.png"]}""", SentFor("p"));
    }

    [Fact]
    public async Task The_name_is_on_the_task_and_is_not_sent()
    {
        var task = Assert.Single((await RunAsync("New-StarVideoTask 'p' -Name shot-7")).Clean().Tasks);
        Assert.Equal("shot-7", task.Name);
        Assert.Equal("{}", SentFor("p"));
    }
}
