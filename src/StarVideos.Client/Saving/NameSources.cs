namespace StarVideos.Saving;

/// <summary>What a file name was made of that tells whether another task may have the same.</summary>
[Flags]
internal enum NameSources
{
    /// <summary>Neither of these.</summary>
    None = 0,

    /// <summary>Words of the prompt.</summary>
    Prompt = 1,

    /// <summary>The id.</summary>
    Id = 2,

    /// <summary>The number of the take.</summary>
    Take = 4,
}
