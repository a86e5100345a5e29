namespace StarVideos.Emulator.Faults;

/// <summary>What a fault affects.</summary>
public enum FaultStage
{
    /// <summary>The answer to a create.</summary>
    Create,

    /// <summary>The answer to a query.</summary>
    Query,

    /// <summary>The answer to a download.</summary>
    Media,

    /// <summary>The status word of a running task.</summary>
    Status,

    /// <summary>The status word of an ended task.</summary>
    End,

    /// <summary>How many seconds a task takes.</summary>
    Ready,

    /// <summary>How many polls a task takes.</summary>
    Polls,
}

/// <summary>One fault: <c>stage:name=value xN</c>.</summary>
/// <param name="Stage">What it affects.</param>
/// <param name="Name">The name of the fault; for the last four stages the word or number itself.</param>
/// <param name="Value">The number of a fault that takes one; otherwise null.</param>
/// <param name="Times">How often it happens; null means always.</param>
/// <param name="Shapes">Whether it changes only the form of an answer, so that it can be combined with others.</param>
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
