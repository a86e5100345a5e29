namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>The same as <see cref="PwshFactAttribute"/>, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PwshTheoryAttribute : TheoryAttribute
{
    public PwshTheoryAttribute() => Skip = new PwshFactAttribute().Skip;
}
