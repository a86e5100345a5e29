namespace StarVideos.Client.Tests.Proofs.References;

/// <summary>Something that is served as a reference, and what must be said of it.</summary>
/// <param name="Served">Its name at the emulator's media host, or the name of a place where nothing is served.</param>
/// <param name="Kind">What it should be.</param>
/// <param name="IsUsable">What is said.</param>
/// <param name="Requests">How many requests are sent.</param>
/// <param name="Bytes">How many bytes of it are read; null where that depends on the moment.</param>
/// <param name="Told">Type, size and duration, as far as they are told.</param>
/// <param name="Found">All that is found, but for the warning that the emulator is on this computer.</param>
internal sealed record ReferenceCell(string Served, ReferenceKind Kind, bool? IsUsable, int Requests, long? Bytes, string Told, params ReferenceFindingKind[] Found);
