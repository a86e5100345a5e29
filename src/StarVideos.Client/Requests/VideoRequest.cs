namespace StarVideos;

/// <summary>
/// One video to ask for. Each mode is a type of its own with the fields that mode allows, and a constructor that checks every
/// documented rule, so an instance is always a request the service accepts.
/// </summary>
public abstract class VideoRequest
{
    private protected VideoRequest(string prompt, string? name)
    {
        Prompt = RequestRules.Prompt(prompt);
        Name = name is null ? null : ReadableText.Check(RequestFields.Name, name);
    }

    /// <summary>What the video shows. Required in every mode; no longest length is documented.</summary>
    public string Prompt { get; }

    /// <summary>The caller's own label. It is never sent: the task, the journal and the file name carry it.</summary>
    public string? Name { get; }

    /// <summary>The body to send, once it was made: it is needed for what identifies a request as well as for sending it. See <see cref="RequestBody"/>.</summary>
    internal byte[]? Utf8 { get; set; }

    /// <summary>The mode this request asks for.</summary>
    public abstract VideoMode Mode { get; }
}
