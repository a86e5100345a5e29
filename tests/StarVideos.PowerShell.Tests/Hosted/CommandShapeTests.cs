using System.Management.Automation;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

public sealed class CommandShapeTests : IDisposable
{
    private readonly EngineSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task New_has_a_set_for_each_mode_and_one_for_rows()
    {
        var command = await CommandAsync("New-StarVideoTask");

        Assert.Equal(
            ["FirstLastFrame", "ImageAndVideo", "ImageReference", "InputObject", "Text", "VideoReference"],
            command.ParameterSets.Select(set => set.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Text", command.ParameterSets.Single(set => set.IsDefault).Name);
    }

    [Fact]
    public async Task No_parameter_of_a_mode_takes_pipeline_input()
    {
        var command = await CommandAsync("New-StarVideoTask");

        var fromPipeline = command.ParameterSets.SelectMany(set => set.Parameters
            .Where(parameter => parameter.ValueFromPipeline || parameter.ValueFromPipelineByPropertyName)
            .Select(parameter => $"{set.Name}/{parameter.Name}"));
        Assert.Equal(["InputObject/InputObject"], fromPipeline);
    }

    [Fact]
    public async Task Rows_are_taken_by_value_only()
    {
        var parameter = (await CommandAsync("New-StarVideoTask")).ParameterSets.Single(set => set.Name == "InputObject").Parameters.Single(parameter => parameter.Name == "InputObject");

        Assert.True(parameter.ValueFromPipeline);
        Assert.False(parameter.ValueFromPipelineByPropertyName);
    }

    [Theory]
    [InlineData("Duration")]
    [InlineData("Ratio")]
    public async Task Length_and_shape_exist_only_where_they_may_be_sent(string name)
    {
        var command = await CommandAsync("New-StarVideoTask");

        var sets = command.ParameterSets.Where(set => set.Parameters.Any(parameter => parameter.Name == name)).Select(set => set.Name);
        Assert.Equal(["FirstLastFrame", "ImageReference", "InputObject", "Text"], sets.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("New-StarVideoTask", typeof(VideoTask))]
    [InlineData("Get-StarVideoTask", typeof(VideoTask))]
    [InlineData("Wait-StarVideoTask", typeof(VideoTask))]
    [InlineData("Save-StarVideo", typeof(FileInfo))]
    [InlineData("Connect-StarVideo", typeof(ConnectionInfo))]
    [InlineData("Get-StarVideoConnection", typeof(ConnectionInfo))]
    [InlineData("Get-StarVideoSubmission", typeof(VideoSubmission))]
    [InlineData("Resolve-StarVideoSubmission", typeof(VideoSubmission))]
    [InlineData("Get-StarVideoBatch", typeof(BatchSummary))]
    [InlineData("Test-StarVideoRequest", typeof(RequestCheck))]
    [InlineData("Test-StarVideoRequest", typeof(bool))]
    [InlineData("Export-StarVideoReview", typeof(FileInfo))]
    [InlineData("Import-StarVideoReview", typeof(FileInfo))]
    [InlineData("Import-StarVideoReview", typeof(PSObject))]
    public async Task The_output_type_is_declared(string name, Type type) =>
        Assert.Contains((await CommandAsync(name)).OutputType, output => output.Type == type);

    [Theory]
    [InlineData("New-StarVideoTask", true)]
    [InlineData("Resolve-StarVideoSubmission", true)]
    [InlineData("Export-StarVideoReview", true)]
    [InlineData("Import-StarVideoReview", false)]
    [InlineData("Wait-StarVideoTask", false)]
    [InlineData("Get-StarVideoTask", false)]
    [InlineData("Test-StarVideoRequest", false)]
    public async Task What_costs_money_can_be_tried_without(string name, bool supportsWhatIf) =>
        Assert.Equal(supportsWhatIf, (await CommandAsync(name)).Parameters.ContainsKey("WhatIf"));

    [Theory]
    [InlineData("ReferenceImage", "referenceImages")]
    [InlineData("ReferenceVideo", "referenceVideos")]
    [InlineData("FirstImage", "first_image")]
    [InlineData("LastImage", "last_image")]
    public async Task The_names_of_the_wire_are_aliases(string parameter, string alias) =>
        Assert.Equal([alias], (await CommandAsync("New-StarVideoTask")).Parameters[parameter].Aliases);

    [Theory]
    [InlineData("Get-StarVideoTask")]
    [InlineData("Wait-StarVideoTask")]
    [InlineData("Save-StarVideo")]
    [InlineData("Export-StarVideoReview")]
    public async Task Tasks_come_from_the_pipeline_by_value_only(string name)
    {
        var fromPipeline = (await CommandAsync(name)).ParameterSets.SelectMany(set => set.Parameters)
            .Where(parameter => parameter.ValueFromPipeline || parameter.ValueFromPipelineByPropertyName)
            .ToArray();
        Assert.Equal(["InputObject"], fromPipeline.Select(parameter => parameter.Name).Distinct());
        Assert.DoesNotContain(fromPipeline, parameter => parameter.ValueFromPipelineByPropertyName);
    }

    private async Task<CommandInfo> CommandAsync(string name)
    {
        _session.Set("name", name);
        return (await _session.RunAsync("Get-Command $name")).Clean().Values<CommandInfo>().Single();
    }
}
