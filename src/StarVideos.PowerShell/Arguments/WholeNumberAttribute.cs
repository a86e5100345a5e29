using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>Keeps the engine from rounding, and from making numbers of what is none: 4.5 seconds are refused, not made into 4 and paid for.</summary>
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
