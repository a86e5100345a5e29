namespace StarVideos;

/// <summary>What a row gets where it leaves a cell empty and its mode allows the field.</summary>
/// <param name="Duration">Seconds, 3 to 15, or null for the service's default.</param>
/// <param name="Ratio">9:16, 1:1 or 16:9, or null for the service's default.</param>
/// <param name="Name">The label, or null for none.</param>
/// <param name="Count">How many takes of the row to make, 1 to 50; null for one.</param>
public sealed record RowDefaults(int? Duration = null, string? Ratio = null, string? Name = null, int? Count = null)
{
    /// <summary>No defaults: what a row leaves out is left to the service.</summary>
    public static RowDefaults None { get; } = new();
}
