namespace StarVideos.Review.Export;

/// <summary>Combines what two sources know about a task.</summary>
internal static class KnownTask
{
    /// <param name="given">The task whose values come first.</param>
    /// <param name="known">The task whose values fill missing ones. If only this one has ended, its end counts.</param>
    internal static VideoTask Merge(VideoTask given, VideoTask known)
    {
        var state = given.Status == VideoTaskStatus.Unknown || (known.IsEnded && !given.IsEnded) ? known : given;
        return known with
        {
            Id = given.Id.Length > 0 ? given.Id : known.Id,
            Name = given.Name ?? known.Name,
            Status = state.Status,
            StatusText = state.StatusText,
            Error = state.Error,
            ErrorCode = state.ErrorCode,
            Mode = given.Mode ?? known.Mode,
            Prompt = given.Prompt ?? known.Prompt,
            Duration = given.Duration ?? known.Duration,
            Ratio = given.Ratio ?? known.Ratio,
            ActualDuration = given.ActualDuration ?? known.ActualDuration,
            CreatedAt = given.CreatedAt ?? known.CreatedAt,
            CheckedAt = state.CheckedAt,
            Model = given.Model ?? known.Model,
            Batch = given.Batch ?? known.Batch,
            Take = given.Take ?? known.Take,
            TakeOf = given.TakeOf ?? known.TakeOf,
            Path = given.Path ?? known.Path,
        };
    }
}
