namespace StarVideos.Submitting;

/// <summary>One take of a row of a run.</summary>
/// <param name="Of">The row.</param>
/// <param name="Take">The number of the take, from 1.</param>
internal sealed record TakeToSubmit(RowInTakes Of, int Take)
{
    internal int Number => Of.Number;

    internal VideoRow Row => Of.Row;

    internal VideoRequest Request => Of.Request;

    internal int Takes => Of.Takes;

    /// <summary>A result for this take, without task and error.</summary>
    internal SubmitResult Result => new() { RowNumber = Number, Row = Row, Take = Take, Takes = Takes };
}
