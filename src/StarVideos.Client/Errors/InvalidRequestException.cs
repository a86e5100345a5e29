using StarVideos.Text;

namespace StarVideos;

/// <summary>A field of a request breaks a documented rule. Thrown before anything is sent.</summary>
public sealed class InvalidRequestException : StarVideosException
{
    /// <summary>Creates the error.</summary>
    /// <param name="field">The field, in the service's spelling; for a row, the name of its column.</param>
    /// <param name="value">The value that breaks the rule.</param>
    /// <param name="rule">The rule, as a sentence without a full stop.</param>
    public InvalidRequestException(string field, object? value, string rule)
        : base(StarVideosErrorKind.InvalidRequest, $"{Clip.Clean(field, Clip.ValueLength)} {Clip.Value(value)}: {rule}.")
    {
        Field = field;
        Value = value;
        Rule = rule;
    }

    /// <summary>The field or column.</summary>
    public string Field { get; }

    /// <summary>The value that breaks the rule.</summary>
    public object? Value { get; }

    /// <summary>The rule that is broken.</summary>
    public string Rule { get; }
}
