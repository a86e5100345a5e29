namespace StarVideos.Answers;

/// <summary>The error that the service reports.</summary>
/// <param name="Code">The error code, if the service sent one.</param>
/// <param name="Message">The message of the service, without the key and cut to a sane length.</param>
internal sealed record ServiceFault(string? Code, string Message);
