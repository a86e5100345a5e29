namespace StarVideos;

/// <summary>
/// A request for one video. Each mode is a type of its own, with the fields of that mode. The constructor checks every documented rule, so
/// every instance keeps the rules.
/// </summary>
public abstract class VideoRequest
{
    private protected VideoRequest(string prompt, string? name)
    {
        Prompt = RequestRules.Prompt(prompt);
        Name = name is null ? null : ReadableText.Check(RequestFields.Name, name);
    }

    /// <summary>The description of the video. Required in every mode; no maximum length is documented.</summary>
    public string Prompt { get; }

    /// <summary>The caller's own label. It is not sent to the service. It is used for the task, the journal and the file name.</summary>
    public string? Name { get; }

    /// <summary>The body to send, kept because it is used twice: for the fingerprint and for sending. See <see cref="RequestBody"/>.</summary>
    internal byte[]? Utf8 { get; set; }

    /// <summary>The mode of this request.</summary>
    public abstract VideoMode Mode { get; }
}
