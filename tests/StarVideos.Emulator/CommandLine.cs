using System.Globalization;
using System.Text;
using StarVideos.Emulator.Faults;

namespace StarVideos.Emulator;

/// <summary>An option is unknown or its value breaks a rule; the message names both.</summary>
public sealed class CommandLineException(string message) : Exception(message);

/// <summary>The parsed command line.</summary>
/// <param name="Options">The options of the emulator.</param>
/// <param name="ParentPid">The emulator ends when this process ends; null for no such process.</param>
/// <param name="Help">Whether only the help is to be shown.</param>
public sealed record CommandLine(EmulatorOptions Options, int? ParentPid, bool Help)
{
    private const double MaxSeconds = 31_536_000;
    private const int MaxMilliseconds = 86_400_000;

    /// <summary>Reads <c>--name value</c> and <c>--name=value</c>.</summary>
    /// <exception cref="CommandLineException">Names the option and the rule.</exception>
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);

        var options = new EmulatorOptions();
        List<Fault> faults = [];
        List<bool> counted = [];
        int? faultCount = null;
        int? parentPid = null;
        var help = false;

        for (var index = 0; index < args.Count; index++)
        {
            var (name, value) = args[index].Split('=', 2) is [var left, var right] ? (left, right) : (args[index], null);
            if (name is "--help" or "-h" or "-?")
            {
                help = true;
                continue;
            }

            string Value() => value ?? (++index < args.Count ? args[index] : throw new CommandLineException($"{name} must be followed by a value."));

            switch (name)
            {
                case "--port":
                    options = options with { Port = (int)Whole(name, Value(), 0, 65535) };
                    break;
                case "--media-port":
                    options = options with { MediaPort = (int)Whole(name, Value(), 0, 65535) };
                    break;
                case "--key":
                    options = options with { ApiKey = Key(name, Value()) };
                    break;
                case "--ready-after":
                    options = options with { ReadyAfter = TimeSpan.FromSeconds(Seconds(name, Value(), 0)) };
                    break;
                case "--ready-after-polls":
                    options = options with { ReadyAfterPolls = (int)Whole(name, Value(), 0, int.MaxValue) };
                    break;
                case "--tasks":
                    options = options with { TaskFile = Path.GetFullPath(Value()) };
                    break;
                case "--latency":
                    options = options with { CreateLatency = TimeSpan.FromMilliseconds(Whole(name, Value(), 0, MaxMilliseconds)) };
                    break;
                case "--query-latency":
                    options = options with { QueryLatency = TimeSpan.FromMilliseconds(Whole(name, Value(), 0, MaxMilliseconds)) };
                    break;
                case "--media-size":
                    options = options with { MediaSize = Whole(name, Value(), 0, 1L << 50) };
                    break;
                case "--media-rate":
                    options = options with { MediaRate = Whole(name, Value(), 1, 1L << 50) };
                    break;
                case "--url-lifetime":
                    options = options with { UrlLifetime = TimeSpan.FromSeconds(Seconds(name, Value(), 0.001)) };
                    break;
                case "--references" when value is null:
                    options = options with { References = true };
                    break;
                case "--fault":
                    var text = Value();
                    faults.Add(ReadFault(name, text));
                    counted.Add(FaultGrammar.HasCount(text));
                    break;
                case "--fault-count":
                    faultCount = (int)Whole(name, Value(), 1, int.MaxValue);
                    break;
                case "--parent-pid":
                    parentPid = (int)Whole(name, Value(), 1, int.MaxValue);
                    break;
                default:
                    throw new CommandLineException($"{args[index]} is not an option; --help lists them.");
            }
        }

        if (faultCount is not null && faults.Count == 0)
        {
            throw new CommandLineException("--fault-count must come with a --fault.");
        }

        var specs = faults.Select((fault, at) => faultCount is null || counted[at] ? fault : fault with { Times = faultCount });
        return new CommandLine(options with { Faults = [.. specs.Select(fault => fault.ToString())] }, parentPid, help);
    }

    /// <summary>The help: options, and all faults.</summary>
    public static string HelpText()
    {
        var text = new StringBuilder("""
            The StarVideos O3 service on this machine, for tests and for trying scripts without a key or cost.

              starvideos-emulator --port 0                                       installed as a .NET tool
              dotnet run --project tests/StarVideos.Emulator -- --port 0         in the repository

            Options
              --port N                the API's port on 127.0.0.1; 0 picks a free one (0)
              --media-port N          the media host's port (0)
              --key TEXT              the only API key that is let in (emulator-key)
              --ready-after SECONDS   how long a task takes; processing from half of it (1)
              --ready-after-polls N   a task ends with its Nth answered poll instead
              --tasks FILE            keeps tasks in a file, and knows those of earlier runs
              --latency MS            how long every create waits before it answers (0)
              --query-latency MS      how long every query waits before it answers (0)
              --media-size BYTES      generated bytes of this size instead of a real video
              --media-rate BYTES      at most this many bytes per second for each download
              --url-lifetime SECONDS  how long a video_url is good for (86400)
              --references            reference images and videos on the media host, good and bad ones
              --fault SPEC            a fault for whichever request comes next; may be repeated
              --fault-count N         how often each --fault without a count of its own happens
              --parent-pid N          end when the process with this id ends
              --help                  this text

            Faults
              Written stage:fault, stage:fault=value, stage:fault xN (N times) or stage:fault x* (always):
              with --fault, in the body of POST _emulator/faults, or in brackets within a prompt, for
              example "a cat [create:429 x2] [media:cut]". Without a count: once, or always where it says so.

              status:WORD   the status word while a task runs; a word such as failed ends it
              end:WORD      the status word of a task that has ended: done, failed, Cancelled, ...
              ready:SECONDS how long the task takes
              polls:N       how many polls the task takes

            """);
        foreach (var stage in (FaultStage[])[FaultStage.Create, FaultStage.Query, FaultStage.Media])
        {
            text.AppendLine();
            foreach (var entry in FaultCatalog.Of(stage))
            {
                var spelling = $"{stage.ToString().ToLowerInvariant()}:{entry.Name}{(entry.Value is null ? "" : "=N")}";
                var value = entry.Value is null ? "" : $"; N in {entry.Value}";
                text.AppendLine(CultureInfo.InvariantCulture, $"  {spelling,-26} {entry.Summary}{value}{(entry.Always ? "; always" : "")}");
            }
        }

        return text.ToString();
    }

    private static long Whole(string name, string text, long min, long max) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new CommandLineException($"{name} must be a whole number from {min} to {max}, but was \"{text}\".");

    private static double Seconds(string name, string text, double min) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= min && number <= MaxSeconds
            ? number
            : throw new CommandLineException(string.Create(
                CultureInfo.InvariantCulture, $"{name} must be a number of seconds from {min} to {MaxSeconds}, with a point for fractions, but was \"{text}\"."));

    private static string Key(string name, string text) =>
        text.Length > 0 && text.All(c => c is > ' ' and < '\u007f')
            ? text
            : throw new CommandLineException($"{name} must be visible ASCII characters without spaces, but was \"{text}\".");

    private static Fault ReadFault(string name, string text)
    {
        try
        {
            return FaultGrammar.Parse(text);
        }
        catch (FormatException problem)
        {
            throw new CommandLineException($"{name}: {problem.Message}");
        }
    }
}
