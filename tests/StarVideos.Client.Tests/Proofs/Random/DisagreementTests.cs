using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Proofs.Random;

/// <summary>Rows for which the random tests found a difference between client and emulator.</summary>
public sealed class DisagreementTests
{
    [Theory]
    [InlineData(";")]
    [InlineData(" ;; ")]
    public void A_prompt_of_nothing_but_semicolons_is_a_prompt(string prompt) =>
        Assert.Equal(prompt, TestRow.Of(("prompt", prompt)).ToRequest().Prompt);

    [Theory]
    [InlineData("http:\\\\example.com/a.png")]
    [InlineData("https:\\\\example.com\\a.png")]
    [InlineData("https:/example.com/a.png")]
    [InlineData("https:example.com/a.png")]
    public void An_address_that_only_this_platform_takes_for_one_is_refused(string address) =>
        TestRow.Refused(TestRow.WithPrompt(("referenceVideos", address)));

    [Theory]
    [InlineData("14.99999999999999999999999999999999")]
    [InlineData("3.00000000000000000000000000000000001")]
    public void A_number_that_is_whole_only_after_rounding_is_refused(string duration) =>
        TestRow.Refused(TestRow.WithPrompt(("duration", duration)));
}
