namespace StarVideos.Emulator.Faults;

/// <summary>What a fault touches.</summary>
public enum FaultStage
{
    /// <summary>The answer to a create.</summary>
    Create,

    /// <summary>The answer to a query.</summary>
    Query,

    /// <summary>The answer to a download.</summary>
    Media,

    /// <summary>The status word of a task that runs.</summary>
    Status,

    /// <summary>The status word of a task that has ended.</summary>
    End,

    /// <summary>How many seconds a task takes.</summary>
    Ready,

    /// <summary>How many polls a task takes.</summary>
    Polls,
}

/// <summary>One fault as it was asked for: <c>stage:name=value xN</c>.</summary>
/// <param name="Stage">What it touches.</param>
/// <param name="Name">Which fault; for the last four stages the word or number itself.</param>
/// <param name="Value">A number for the few faults that take one, or null.</param>
/// <param name="Times">How often it happens; null means always.</param>
/// <param name="Shapes">Whether it only changes how an answer looks, so that it goes together with others.</param>
public sealed record Fault(FaultStage Stage, string Name, int? Value, int? Times, bool Shapes)
{
    /// <summary>The spelling <see cref="FaultGrammar"/> reads.</summary>
    public override string ToString()
    {
        var value = Value is null ? "" : $"={Value}";
        var times = Stage >= FaultStage.Status ? "" : Times is null ? " x*" : $" x{Times}";
        return $"{Stage.ToString().ToLowerInvariant()}:{Name}{value}{times}";
    }
}
