namespace StarVideos;

/// <summary>An error of this library, of the service, or of the way between them. Its message never holds the key.</summary>
public class StarVideosException : Exception
{
    private string _prefix = "";

    /// <summary>Creates an error of a kind.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">What to tell the caller, in a sentence.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public StarVideosException(StarVideosErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>What went wrong.</summary>
    public StarVideosErrorKind Kind { get; }

    /// <inheritdoc/>
    public override string Message => _prefix + base.Message;

    /// <summary>The HTTP status code of the answer, if there was an answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The service's own error code, if it gave one.</summary>
    public string? ServiceCode { get; init; }

    /// <summary>How long the service asked to wait, if it did.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same call may be made again without creating anything twice.</summary>
    public bool IsSafeToRetry { get; init; }

    /// <summary>The submission this is about, as the journal has it, where its outcome is unknown: see <see cref="SubmissionResolver"/>.</summary>
    public string? SubmissionId { get; internal set; }

    /// <summary>The same error, of the same type and with the same properties, whose message begins with where it happened.</summary>
    /// <param name="prefix">The words before the message, such as <c>"Row 3 (fox): "</c>.</param>
    /// <returns>A copy: several takes of a row may share one error.</returns>
    public StarVideosException WithPrefix(string prefix)
    {
        var copy = (StarVideosException)MemberwiseClone();
        copy._prefix = prefix + _prefix;
        return copy;
    }
}
