namespace StarVideos.Client.Tests.Support;

/// <summary>The same as <see cref="NeedsFactAttribute"/>, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(Need need) => Skip = new NeedsFactAttribute(need).Skip;
}
