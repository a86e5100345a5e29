namespace StarVideos.Saving;

/// <summary>Which parts a file name was made of. They decide whether another task may have the same name.</summary>
[Flags]
internal enum NameSources
{
    /// <summary>None of these.</summary>
    None = 0,

    /// <summary>The words of the prompt.</summary>
    Prompt = 1,

    /// <summary>The id.</summary>
    Id = 2,

    /// <summary>The number of the take.</summary>
    Take = 4,
}
