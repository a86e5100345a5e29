using System.Management.Automation;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

internal static class ErrorRecordExtensions
{
    /// <summary>The stable id, without the name of the command.</summary>
    internal static string Id(this ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    /// <summary>The target without PowerShell's wrapper.</summary>
    internal static object? Target(this ErrorRecord error) =>
        error.TargetObject is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : error.TargetObject;

    /// <summary>Asserts the properties that every error of the module has.</summary>
    internal static ErrorRecord IsWellFormed(this ErrorRecord error)
    {
        Assert.NotEqual(ErrorCategory.NotSpecified, error.CategoryInfo.Category);
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails?.RecommendedAction), $"{error.FullyQualifiedErrorId} has no recommended action.");
        Assert.False(string.IsNullOrWhiteSpace(error.ToString()));
        return error;
    }
}
