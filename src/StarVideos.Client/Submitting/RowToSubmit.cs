namespace StarVideos;

/// <summary>A take of a row that was checked and is about to be sent.</summary>
/// <param name="RowNumber">The number of the row, from 1.</param>
/// <param name="Row">The row.</param>
/// <param name="Json">The body that would be sent.</param>
/// <param name="BaseUri">The service it would be sent to.</param>
/// <param name="Take">The number of the take within the row, from 1.</param>
/// <param name="Takes">How many takes the row asks for.</param>
public sealed record RowToSubmit(int RowNumber, VideoRow Row, string Json, Uri BaseUri, int Take, int Takes);
