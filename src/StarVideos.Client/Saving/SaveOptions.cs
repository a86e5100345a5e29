using StarVideos.Http;
using StarVideos.Options;
using StarVideos.Saving;

namespace StarVideos;

/// <summary>Where and how a <see cref="SaveStage"/> writes files.</summary>
public sealed record SaveOptions
{
    /// <summary>The folder for the files, as an absolute path. It is created if it is missing.</summary>
    /// <exception cref="InvalidRequestException">The value is not the absolute path of a folder.</exception>
    public required string Folder { get; init => field = FolderRule.Check(nameof(Folder), value); }

    /// <summary>
    /// The template of file names, with the tokens <c>{Name}</c>, <c>{Prompt}</c>, <c>{Id}</c>, <c>{Index}</c> and <c>{Take}</c>;
    /// <c>{Name}</c> if left out. <c>{Index:000}</c> and <c>{Take:00}</c> are padded with zeros. <c>{Prompt}</c> is the first words of the
    /// prompt, at most 60 characters. A task without a name gets these words for <c>{Name}</c>. Without words, both tokens are the id.
    /// <c>.mp4</c> is added if the template has no extension of a video.
    /// </summary>
    /// <remarks>
    /// If a file name has neither the take nor the id, -2 is added for the second take of a row, and so on. The first take, and a task whose take
    /// is not known, keep the name. Two tasks may have the same prompt. So if a name comes from a prompt, has no id, and a file of that name
    /// exists that the journal does not know as this task's own, the id is added to the name. The existing file is neither replaced nor used
    /// as this task's video.
    /// </remarks>
    /// <exception cref="InvalidRequestException">A token is unknown, or the template names a folder.</exception>
    public string? FileNameTemplate
    {
        get;
        init
        {
            _ = new FileNameTemplate(value);
            field = value;
        }
    }

    /// <summary>
    /// Whether an existing file is replaced, after the new one is complete. If its name comes from a prompt, only the task's own file is
    /// replaced.
    /// </summary>
    public bool Force { get; init; }

    /// <summary>Whether a video whose file exists is skipped. Nothing is requested for it.</summary>
    public bool SkipExisting { get; init; }

    /// <summary>
    /// Whether the folder gets an index: <c>index.jsonl</c>, with a line for each saved file and its task. With the index, the task of each file
    /// is known even after the folder is copied. With <see cref="SkipExisting"/>, missing lines are added.
    /// </summary>
    /// <value>True if left out.</value>
    public bool WriteIndex { get; init; } = true;

    /// <summary>How many downloads run at the same time.</summary>
    /// <value>1 to 64; 4 if left out.</value>
    /// <exception cref="InvalidRequestException">Another number.</exception>
    public int ThrottleLimit { get; init => field = OptionRules.Between(nameof(ThrottleLimit), value, 1, 64); } = 4;

    /// <summary>How long a download may receive nothing before the connection counts as cut.</summary>
    /// <value>1 millisecond to 24 days; 60 seconds if left out.</value>
    /// <exception cref="InvalidRequestException">A shorter or a longer time.</exception>
    public TimeSpan StallTimeout { get; init => field = TimeLimit.Check(nameof(StallTimeout), value); } = TimeSpan.FromSeconds(60);

    /// <summary>The most bytes of a video. No video of the service is that large; the limit stops an endless answer.</summary>
    internal long MostBytes { get; init; } = 16L * 1024 * 1024 * 1024;
}
