using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>
/// Keeps the engine from making a text of whatever it is given: a row would become "@{prompt=…}", a hashtable the name of its type, and
/// be paid for as that. A text parameter takes what <see cref="PlainValue"/> calls a text, and for anything else there is an error that
/// names its type.
/// </summary>
internal class PlainTextAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter takes several texts.</summary>
    public bool Several { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Several && Unwrap.List(inputData) is not null ? LanguagePrimitives.GetEnumerable(inputData).Cast<object?>().Select(Text).ToArray() : Text(inputData);

    /// <summary>The text of a value that is none but has one here; null for any other.</summary>
    private protected virtual string? TextOf(object value) => null;

    /// <summary>What to do instead.</summary>
    private protected virtual string Advice => "Give the text itself.";

    private string? Text(object? given)
    {
        var value = Unwrap.Plain(given);
        return PlainValue.TryText(value, out var text) ? text
            : TextOf(given!) ?? throw new ArgumentTransformationMetadataException($"A value of type {value!.GetType().Name} is no text. {Advice}");
    }
}
