namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>Nothing catches it as a fault of the disk, and from then on the disk does nothing more for this process.</summary>
internal sealed class ProcessDiedException() : Exception("The process was killed.");
