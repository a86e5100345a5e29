namespace StarVideos;

/// <summary>An error of this library, of the service, or of the connection. Its message never holds the key.</summary>
public class StarVideosException : Exception
{
    private string _prefix = "";

    /// <summary>Creates an error of a kind.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">The message, as a sentence.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public StarVideosException(StarVideosErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>The kind of the error.</summary>
    public StarVideosErrorKind Kind { get; }

    /// <inheritdoc/>
    public override string Message => _prefix + base.Message;

    /// <summary>The HTTP status code of the answer, if there was an answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The service's own error code, if it gave one.</summary>
    public string? ServiceCode { get; init; }

    /// <summary>How long the service asked to wait, if it asked for that.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True if the same call can be repeated without creating anything twice.</summary>
    public bool IsSafeToRetry { get; init; }

    /// <summary>If the outcome of a submission is unknown: its id in the journal, for <see cref="SubmissionResolver"/>. Otherwise null.</summary>
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
