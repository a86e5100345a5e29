using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>
/// Stops the engine from converting any value to a text: a row would become "@{prompt=…}", and a hashtable the name of its type, and the
/// video would be paid for. A text parameter takes only what <see cref="PlainValue"/> accepts as a text. For any other value, the error
/// names the type of the value.
/// </summary>
internal class PlainTextAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter takes an array.</summary>
    public bool Several { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Several && Unwrap.List(inputData) is not null ? LanguagePrimitives.GetEnumerable(inputData).Cast<object?>().Select(Text).ToArray() : Text(inputData);

    /// <summary>The text for a value that is no text but has one for this parameter; null for any other value.</summary>
    private protected virtual string? TextOf(object value) => null;

    /// <summary>What to do instead, for the error message.</summary>
    private protected virtual string Advice => "Give the text itself.";

    private string? Text(object? given)
    {
        var value = Unwrap.Plain(given);
        return PlainValue.TryText(value, out var text) ? text
            : TextOf(given!) ?? throw new ArgumentTransformationMetadataException($"A value of type {value!.GetType().Name} is not a text. {Advice}");
    }
}
