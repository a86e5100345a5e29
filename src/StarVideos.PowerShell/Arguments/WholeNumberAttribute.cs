using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>Keeps the engine from rounding: 4.5 seconds are refused, not made into 4 and paid for.</summary>
internal sealed class WholeNumberAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = Unwrap.Base(inputData);
        if (value is double or float or decimal or string)
        {
            try
            {
                return RowValue.WholeNumber("value", value, "must be a whole number") ?? value;
            }
            catch (InvalidRequestException exception)
            {
                throw new ArgumentTransformationMetadataException(exception.Message, exception);
            }
        }

        return inputData;
    }
}
