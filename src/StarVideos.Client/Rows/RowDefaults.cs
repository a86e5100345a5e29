namespace StarVideos;

/// <summary>Defaults for empty cells of rows. A default is used only if the mode of the row allows the field.</summary>
/// <param name="Duration">Seconds, 3 to 15, or null for the service's default.</param>
/// <param name="Ratio">9:16, 1:1 or 16:9, or null for the service's default.</param>
/// <param name="Name">The label, or null for none.</param>
/// <param name="Count">How many takes of the row to make, 1 to 50; null for one.</param>
public sealed record RowDefaults(int? Duration = null, string? Ratio = null, string? Name = null, int? Count = null)
{
    /// <summary>No defaults: the service decides what a row leaves empty.</summary>
    public static RowDefaults None { get; } = new();
}
