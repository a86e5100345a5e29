namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>A statement that must be true after any later power cut.</summary>
/// <param name="Kind">What others were told or have received.</param>
/// <param name="Row">The prompt of the row. The id of the task ends with it.</param>
/// <param name="File">The returned file, if there is one.</param>
internal sealed record Promise(PromiseKind Kind, string Row, string File = "");
