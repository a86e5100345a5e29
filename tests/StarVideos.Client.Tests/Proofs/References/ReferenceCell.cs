namespace StarVideos.Client.Tests.Proofs.References;

/// <summary>A file that is served as a reference, and the expected result of its check.</summary>
/// <param name="Served">Its name at the emulator's media host, or the name of an address at which nothing is served.</param>
/// <param name="Kind">The required kind.</param>
/// <param name="IsUsable">The result.</param>
/// <param name="Requests">How many requests are sent.</param>
/// <param name="Bytes">How many bytes of the file are read; null if that depends on timing.</param>
/// <param name="Told">Type, size and duration, as far as they are found.</param>
/// <param name="Found">All findings except the warning that the emulator is on this computer.</param>
internal sealed record ReferenceCell(string Served, ReferenceKind Kind, bool? IsUsable, int Requests, long? Bytes, string Told, params ReferenceFindingKind[] Found);
