using StarVideos.Http;
using StarVideos.Options;
using StarVideos.Saving;

namespace StarVideos;

/// <summary>Where and how a <see cref="SaveStage"/> writes files.</summary>
public sealed record SaveOptions
{
    /// <summary>The folder the files go to, as an absolute path. It is created if it is missing.</summary>
    /// <exception cref="InvalidRequestException">It is not the absolute path of a folder.</exception>
    public required string Folder { get; init => field = FolderRule.Check(nameof(Folder), value); }

    /// <summary>
    /// How a file is named, with the tokens <c>{Name}</c>, <c>{Prompt}</c>, <c>{Id}</c>, <c>{Index}</c> and <c>{Take}</c> (<c>{Index:000}</c>
    /// and <c>{Take:00}</c> pad with zeros); <c>{Name}</c> if left out. <c>{Prompt}</c> is the first words of the prompt, at most 60 characters; <c>{Name}</c> is these
    /// words where a task has no name; either is the id where there are no words. <c>.mp4</c> is added where no extension of a video is given.
    /// </summary>
    /// <remarks>
    /// Where the name has neither the take nor the id, the second take of a row gets -2 added to it, and so on; the first keeps the name, and
    /// so does a task whose take is not known. Two tasks may have the same prompt. Where a name comes from a prompt, without the id, and a file has that name which the journal
    /// does not know as this task's own, the id is added to the name: the file is neither replaced nor taken for this task's video.
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

    /// <summary>Whether an existing file is replaced, once the new one is whole; where its name comes from a prompt, only the task's own.</summary>
    public bool Force { get; init; }

    /// <summary>Whether a video whose file exists is left alone: nothing is requested for it.</summary>
    public bool SkipExisting { get; init; }

    /// <summary>
    /// Whether the folder gets an index: <c>index.jsonl</c>, with a line for each saved file that says whose video it is, so that a folder
    /// that was copied elsewhere still knows what it holds. With <see cref="SkipExisting"/>, files that it lacks are added.
    /// </summary>
    /// <value>True if left out.</value>
    public bool WriteIndex { get; init; } = true;

    /// <summary>Downloads on their way at one time.</summary>
    /// <value>1 to 64; 4 if left out.</value>
    /// <exception cref="InvalidRequestException">Another number.</exception>
    public int ThrottleLimit { get; init => field = OptionRules.Between(nameof(ThrottleLimit), value, 1, 64); } = 4;

    /// <summary>How long a download may go without a single byte before the connection counts as cut.</summary>
    /// <value>1 millisecond to 24 days; 60 seconds if left out.</value>
    /// <exception cref="InvalidRequestException">A shorter or a longer time.</exception>
    public TimeSpan StallTimeout { get; init => field = TimeLimit.Check(nameof(StallTimeout), value); } = TimeSpan.FromSeconds(60);

    /// <summary>Far more than any video of this service has, and less than an endless answer would write.</summary>
    internal long MostBytes { get; init; } = 16L * 1024 * 1024 * 1024;
}
