using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>
/// Stops the engine from rounding, and from converting other values to numbers: 4.5 seconds are an error, and not 4 seconds that are paid for.
/// </summary>
internal sealed class WholeNumberAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = Unwrap.Plain(inputData);
        return PlainValue.TryWholeNumber(value, out var number)
            ? number ?? value
            : throw new ArgumentTransformationMetadataException(new InvalidRequestException("value", value, "must be a whole number").Message);
    }
}
