namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>What must be true after any power cut that comes later.</summary>
/// <param name="Kind">What others were told or have got.</param>
/// <param name="Row">The prompt of the row, which is the end of the task's id as well.</param>
/// <param name="File">The file returned, if it is one.</param>
internal sealed record Promise(PromiseKind Kind, string Row, string File = "");
