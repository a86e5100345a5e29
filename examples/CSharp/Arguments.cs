using System.Reflection;

namespace StarVideos.Example;

/// <summary>What the program was told.</summary>
internal sealed record Arguments(string? Batch, string Table, string Output, bool IsLive)
{
    internal const string Help = """
        dotnet run --project examples/CSharp [-- options]

          --batch LABEL     continue the run of that name: rows that were accepted earlier are not submitted again
          --table FILE      a CSV file (examples/shots.csv)
          --output FOLDER   where the videos go (out/demo)
          --live            the real service: key and base address from STARVIDEOS_API_KEY and STARVIDEOS_BASE_URI. Costs money.
        """;

    private static string Root { get; } = typeof(Arguments).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>Where the emulator and the example's own journal keep what they know of runs with a label.</summary>
    internal static string State { get; } = Path.Combine(Root, "out", "emulator");

    /// <summary>Where the videos go unless told otherwise.</summary>
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

        return arguments;
    }
}
