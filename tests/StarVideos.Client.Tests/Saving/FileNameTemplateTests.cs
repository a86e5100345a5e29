using StarVideos.Saving;

namespace StarVideos.Client.Tests.Saving;

public sealed class FileNameTemplateTests
{
    private static readonly VideoTask Named = new() { Id = "video_1", Name = "cat" };

    [Theory]
    [InlineData(null, "cat.mp4")]
    [InlineData("", "cat.mp4")]
    [InlineData(" ", "cat.mp4")]
    [InlineData("{Name}", "cat.mp4")]
    [InlineData("{name}-{ID}", "cat-video_1.mp4")]
    [InlineData("{Index}", "7.mp4")]
    [InlineData("{index:000} {Name}.webm", "007 cat.webm")]
    [InlineData("{Index:0}", "7.mp4")]
    [InlineData("fixed.MP4", "fixed.MP4")]
    [InlineData("a{b", "a{b.mp4")]
    [InlineData("{Name}{Name}", "catcat.mp4")]
    public void Tokens_are_filled_in(string? template, string name) =>
        Assert.Equal(name, new FileNameTemplate(template).Render(Named, 7).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" . ")]
    public void Without_a_name_the_id_is_the_name(string? name) =>
        Assert.Equal("shot video_1.mp4", new FileNameTemplate("shot {Name}").Render(new VideoTask { Id = "video_1", Name = name }, 1).ToString());

    [Theory]
    [InlineData(null, "A fox at dawn.mp4", true)]
    [InlineData("{Name}", "A fox at dawn.mp4", true)]
    [InlineData("{Index:000} {prompt}", "007 A fox at dawn.mp4", true)]
    [InlineData("{Prompt}.webm", "A fox at dawn.webm", true)]
    [InlineData("{PROMPT}-{Id}", "A fox at dawn-video_1.mp4", false)]
    [InlineData("{Name}-{Id}", "A fox at dawn-video_1.mp4", false)]
    [InlineData("{Id}", "video_1.mp4", false)]
    public void Without_a_name_the_words_of_the_prompt_are_the_name(string? template, string name, bool isOfPrompt)
    {
        var file = new FileNameTemplate(template).Render(new VideoTask { Id = "video_1", Name = " ", Prompt = "A fox\nat dawn." }, 7);
        Assert.Equal((name, isOfPrompt), (file.ToString(), file.IsOfPrompt));
    }

    [Theory]
    [InlineData(null, "cat.mp4", false)]
    [InlineData("{Name}", "cat.mp4", false)]
    [InlineData("{Prompt}", "A fox.mp4", true)]
    [InlineData("{Name} {Prompt}", "cat A fox.mp4", true)]
    public void A_name_that_was_given_stays_what_it_was(string? template, string name, bool isOfPrompt)
    {
        var file = new FileNameTemplate(template).Render(Named with { Prompt = "A fox" }, 1);
        Assert.Equal((name, isOfPrompt), (file.ToString(), file.IsOfPrompt));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("...")]
    public void Without_words_the_id_is_the_prompt(string? prompt)
    {
        var file = new FileNameTemplate("{Index:000} {Prompt}").Render(new VideoTask { Id = "video_1", Prompt = prompt }, 1);
        Assert.Equal(("001 video_1.mp4", false), (file.ToString(), file.IsOfPrompt));
    }

    [Fact]
    public void A_prompt_that_is_a_device_is_none_as_a_name() =>
        Assert.Equal("_CON.mp4", new FileNameTemplate("{Prompt}").Render(new VideoTask { Id = "video_1", Prompt = "CON" }, 1).ToString());

    [Fact]
    public void An_id_that_does_not_fit_in_is_no_name_of_its_own()
    {
        var task = new VideoTask { Id = new string('i', 180), Prompt = new string('x', 60) };
        Assert.True(new FileNameTemplate("{Prompt}-{Id}").Render(task, 1).IsOfPrompt);
    }

    [Fact]
    public void The_longest_words_and_an_id_fit_into_a_name()
    {
        var id = "video_starvideos_" + new string('1', 63);
        foreach (var prompt in new[] { new string('x', 300), new string('猫', 300) })
        {
            var name = new FileNameTemplate(null).Render(new VideoTask { Id = id, Prompt = prompt }, 1);
            Assert.Equal($"{PromptWords.Of(prompt)}-{id}-12.mp4", name.With(id, 12));
        }
    }

    [Theory]
    [InlineData(null, "fox.mp4", "fox-2.mp4", "fox-12.mp4")]
    [InlineData("{Name}", "fox.mp4", "fox-2.mp4", "fox-12.mp4")]
    [InlineData("{Prompt}", "A fox runs.mp4", "A fox runs-2.mp4", "A fox runs-12.mp4")]
    [InlineData("{Name}.mov", "fox.mov", "fox-2.mov", "fox-12.mov")]
    [InlineData("{Index:000} {Name}", "007 fox.mp4", "007 fox-2.mp4", "007 fox-12.mp4")]
    [InlineData("{Name} {take}", "fox 1.mp4", "fox 2.mp4", "fox 12.mp4")]
    [InlineData("{Take:00}_{Name}", "01_fox.mp4", "02_fox.mp4", "12_fox.mp4")]
    [InlineData("{Name}-{Id}", "fox-video_1.mp4", "fox-video_1.mp4", "fox-video_1.mp4")]
    public void A_take_is_told_from_the_first_by_its_number_unless_the_name_tells_it_already(string? template, string first, string second, string twelfth)
    {
        var task = new VideoTask { Id = "video_1", Name = "fox", Prompt = "A fox runs" };
        string Of(int? take) => new FileNameTemplate(template).Render(task with { Take = take }, 7).ToString();

        Assert.Equal((first, first, second, twelfth), (Of(null), Of(1), Of(2), Of(12)));
    }

    [Fact]
    public void A_name_that_became_the_id_has_no_take() =>
        Assert.Equal("video_1.mp4", new FileNameTemplate(null).Render(new VideoTask { Id = "video_1", Take = 2 }, 1).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("{Name}-{Take}")]
    [InlineData("{Name}-{Id}")]
    public void A_long_name_is_cut_and_its_take_is_not(string? template)
    {
        var names = Enumerable.Range(1, 50).Select(take => new FileNameTemplate(template).Render(new VideoTask { Id = "video_1", Name = new string('猫', 300), Take = take }, 1)).ToList();

        Assert.Equal(50, names.Select(static name => name.ToString()).Distinct().Count());
        Assert.Equal(50, names.Select(static name => name.With(new string('i', 256), 12)).Distinct().Count());
        Assert.All(names, static name => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name.ToString()), 1, SafeFileName.MostBytes));
        Assert.All(names, static name => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name.With(new string('i', 256), 12)), 1, SafeFileName.MostBytes));
        Assert.All(names.Skip(1), static name => Assert.Matches("-[0-9]+[.]mp4$", name.ToString()));
    }

    [Theory]
    [InlineData("{Shot}", "{Shot}")]
    [InlineData("{Takes}", "{Takes}")]
    [InlineData("{Take:}", "{Take:}")]
    [InlineData("{Take:2}", "{Take:2}")]
    [InlineData("{Name} {}", "{}")]
    [InlineData("{Name:000}", "{Name:000}")]
    [InlineData("{Prompt:60}", "{Prompt:60}")]
    [InlineData("{Prompt:}", "{Prompt:}")]
    [InlineData("{Prompts}", "{Prompts}")]
    [InlineData("{Index:}", "{Index:}")]
    [InlineData("{Index:x2}", "{Index:x2}")]
    [InlineData("{Index:0000000000}", "{Index:0000000000}")]
    public void An_unknown_token_is_named_with_those_there_are(string template, string token)
    {
        var error = Assert.Throws<InvalidRequestException>(() => new FileNameTemplate(template));
        Assert.Contains(token + " is not a token", error.Message, StringComparison.Ordinal);
        Assert.Contains("{Name}, {Prompt}, {Id}, {Index} and {Take}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/{Name}")]
    [InlineData("..\\{Name}")]
    [InlineData("/{Name}")]
    public void A_template_names_no_folder(string template) =>
        Assert.Contains("without a folder", Assert.Throws<InvalidRequestException>(() => new FileNameTemplate(template)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_token_in_a_name_is_only_text() =>
        Assert.Equal("{Id}.mp4", new FileNameTemplate(null).Render(new VideoTask { Id = "video_1", Name = "{Id}" }, 1).ToString());
}
