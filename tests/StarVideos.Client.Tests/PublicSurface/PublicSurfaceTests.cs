namespace StarVideos.Client.Tests.PublicSurface;

/// <summary>Every change of the public surface is noticed.</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void It_is_the_accepted_one()
    {
        var surface = SurfaceWriter.Write(typeof(StarVideosClient).Assembly.Location);
        if (Environment.GetEnvironmentVariable(AcceptedSurface.Variable) == "1")
        {
            File.WriteAllText(AcceptedSurface.Path, surface);
        }

        AcceptedSurface.Compare(surface, "net8.0");
    }
}
