using StarVideos;
using StarVideos.Example;

// dotnet run --project examples/CSharp [-- --batch LABEL] [--table FILE] [--output FOLDER] [--count NUMBER] [--live]
// dotnet run --project examples/CSharp -- --check [--table FILE] [--count NUMBER]
// dotnet run --project examples/CSharp -- --list | --settle SUBMISSION (--task-id ID | --not-created) [--live]
var arguments = Arguments.Parse(args);
if (arguments is null)
{
    Console.Error.WriteLine(Arguments.Help);
    return 2;
}

if (arguments.IsCheck)
{
    return await DryRun.RunAsync(arguments.Table, new RowDefaults(Count: arguments.Count));
}

if (arguments.IsList)
{
    return Records.List(arguments.IsLive ? VideoJournal.FromEnvironment() : VideoJournal.Open(Arguments.Journal));
}

// Ctrl+C stops the run: submissions on their way get a few seconds to answer, and the program lists every task that was paid for.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

// Without --live the program cannot reach the real service, even if the environment holds a key.
await using var emulator = arguments.IsLive ? null : await DemoService.StartAsync(arguments);
using var client = new StarVideosClient(emulator?.ClientOptions ?? StarVideosClientOptions.FromEnvironment());
if (arguments.Settle is not null)
{
    return await Records.SettleAsync(client, arguments, stop.Token);
}

var options = new VideoBatchOptions
{
    Submit = new SubmitOptions { Batch = arguments.Batch, Resume = arguments.Batch is not null, Defaults = new RowDefaults(Count: arguments.Count) },
    Wait = new WaitOptions { PollInterval = arguments.IsLive ? TimeSpan.FromSeconds(30) : TimeSpan.FromSeconds(1) },
    Notices = new StageNotices { Warning = text => Console.WriteLine($"warning: {text}"), Detail = text => Console.WriteLine($"  {text}") },
};
var save = new SaveOptions { Folder = arguments.Output, SkipExisting = true };

var batch = new VideoBatch(client, options);
var results = new List<VideoResult>();
try
{
    await foreach (var result in batch.RunAsync(Table.Read(arguments.Table), save, stop.Token))
    {
        results.Add(result);
        Console.WriteLine(result.Error is null ? $"saved {result.Video!.Path}" : $"error: {Table.Name(result)}: {result.Error.Message}");
    }
}
catch (Exception exception) when (exception is StarVideosException or OperationCanceledException)
{
    Console.Error.WriteLine(exception is OperationCanceledException ? "Stopped." : exception.Message);
    foreach (var task in batch.NotHandedOn)
    {
        Console.Error.WriteLine($"The service still makes this video: {task.Id} ({task.Name})");
    }

    return 1;
}

Table.Print(results);
if (arguments.Batch is not null)
{
    Console.WriteLine();
    Records.Print(client.Journal.Batches().Where(known => string.Equals(known.Batch, arguments.Batch, StringComparison.OrdinalIgnoreCase)));
}

if (emulator is not null)
{
    Console.WriteLine($"Submitted in this run: {emulator.Submitted}. Two errors are expected: two rows of examples/shots.csv are wrong on purpose.");
    return 0;
}

return results.All(result => result.Error is null) ? 0 : 1;
