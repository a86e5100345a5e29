namespace StarVideos;

/// <summary>A take of a row that was checked and is about to be sent.</summary>
/// <param name="RowNumber">Which of the rows it is, from 1.</param>
/// <param name="Row">The row.</param>
/// <param name="Json">The body that would be sent.</param>
/// <param name="BaseUri">The service it would be sent to.</param>
/// <param name="Take">Which take of the row it is, from 1.</param>
/// <param name="Takes">How many takes of the row are asked for.</param>
public sealed record RowToSubmit(int RowNumber, VideoRow Row, string Json, Uri BaseUri, int Take, int Takes);
