namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>Simulates a killed process. No code handles it as a disk fault, and the disk does nothing more for this process.</summary>
internal sealed class ProcessDiedException() : Exception("The process was killed.");
