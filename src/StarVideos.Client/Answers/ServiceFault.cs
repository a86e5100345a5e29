namespace StarVideos.Answers;

/// <summary>What the service says went wrong.</summary>
/// <param name="Code">Its code, if it gives one.</param>
/// <param name="Message">Its words, cleaned and cut.</param>
internal sealed record ServiceFault(string? Code, string Message);
