using System.Globalization;
using System.Reflection;

namespace StarVideos.Example;

/// <summary>The arguments of the program.</summary>
internal sealed record Arguments(string? Batch, string Table, string Output, bool IsLive)
{
    internal const string Help = """
        dotnet run --project examples/CSharp [-- options]

          --batch LABEL     run the batch with this label, or continue it: rows that were accepted earlier are not submitted again
          --table FILE      a CSV file (default: examples/shots.csv)
          --output FOLDER   the folder for the videos (default: out/demo)
          --count NUMBER    how many takes of each row that has no count of its own (default: 1)
          --live            use the real service. Costs money. Key and base address come from STARVIDEOS_API_KEY and STARVIDEOS_BASE_URI

          --check                               check the table: which rows would be submitted, and what is wrong with the others; nothing is submitted
          --list                                list the batches, and the submissions of unknown outcome; nothing is submitted
          --settle SUBMISSION --task-id ID      record that you found the task of a submission of unknown outcome: the next run of its batch saves its video
          --settle SUBMISSION --not-created     record that you found no video: the next run of its batch sends the row
        """;

    private static string Root { get; } = typeof(Arguments).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    internal bool IsCheck { get; private init; }

    /// <summary>How many takes a row gets that has no count of its own; null for one.</summary>
    internal int? Count { get; private init; }

    internal bool IsList { get; private init; }

    /// <summary>The submission to settle.</summary>
    internal string? Settle { get; private init; }

    /// <summary>The task that was found for the submission.</summary>
    internal string? TaskId { get; private init; }

    internal bool IsNotCreated { get; private init; }

    /// <summary>Whether the run continues the state of earlier runs.</summary>
    internal bool Continues => Batch is not null || Settle is not null;

    /// <summary>The folder of the emulator's state and the example's own journal, for runs with a label.</summary>
    internal static string State { get; } = Path.Combine(Root, "out", "emulator");

    /// <summary>The example's own journal: tasks of the emulator must not be among your paid tasks.</summary>
    internal static string Journal { get; } = Path.Combine(State, "journal.jsonl");

    /// <summary>The default folder for the videos.</summary>
    internal static string Demo { get; } = Path.Combine(Root, "out", "demo");

    /// <returns>Null if the arguments cannot be understood.</returns>
    internal static Arguments? Parse(string[] args)
    {
        var arguments = new Arguments(null, Path.Combine(Root, "examples", "shots.csv"), Demo, false);
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--live":
                    arguments = arguments with { IsLive = true };
                    continue;
                case "--check":
                    arguments = arguments with { IsCheck = true };
                    continue;
                case "--list":
                    arguments = arguments with { IsList = true };
                    continue;
                case "--not-created":
                    arguments = arguments with { IsNotCreated = true };
                    continue;
                case "--settle" when !string.IsNullOrWhiteSpace(value):
                    arguments = arguments with { Settle = value };
                    break;
                case "--task-id" when !string.IsNullOrWhiteSpace(value):
                    arguments = arguments with { TaskId = value };
                    break;
                case "--count" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count):
                    arguments = arguments with { Count = count };
                    break;
                case "--batch" when !string.IsNullOrWhiteSpace(value):
                    arguments = arguments with { Batch = value };
                    break;
                case "--table" when value is not null:
                    arguments = arguments with { Table = Path.GetFullPath(value) };
                    break;
                case "--output" when value is not null:
                    arguments = arguments with { Output = Path.GetFullPath(value) };
                    break;
                default:
                    return null;
            }

            i++;
        }

        // --settle needs exactly one of --task-id and --not-created. Only one of --check, --list and --settle is possible.
        var ways = (arguments.TaskId is null ? 0 : 1) + (arguments.IsNotCreated ? 1 : 0);
        var does = (arguments.IsCheck ? 1 : 0) + (arguments.IsList ? 1 : 0) + (arguments.Settle is null ? 0 : 1);
        return ways == (arguments.Settle is null ? 0 : 1) && does <= 1 ? arguments : null;
    }
}
