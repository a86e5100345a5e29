namespace StarVideos.Answers;

/// <summary>An answer of the service, independent of the shape it came in. Every member may be missing.</summary>
internal sealed record ServiceAnswer
{
    /// <summary>The id as sent, valid or not.</summary>
    public string? Id { get; init; }

    public string? Status { get; init; }

    public string? VideoUrl { get; init; }

    public double? ActualDuration { get; init; }

    public DateTimeOffset? Created { get; init; }

    public string? Model { get; init; }

    public ServiceFault? Fault { get; init; }

    /// <summary>Whether the answer has no id and proves that nothing was created.</summary>
    public bool IsRefusal { get; init; }
}
