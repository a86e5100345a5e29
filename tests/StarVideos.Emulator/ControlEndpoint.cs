using System.Text;
using System.Text.Json;
using StarVideos.Emulator.Faults;

namespace StarVideos.Emulator;

/// <summary>The emulator's own paths, without a key: counters, pending faults, reset.</summary>
internal sealed class ControlEndpoint(EmulatorState state)
{
    public const string Path = EmulatorServer.BasePath + "/_emulator/";

    public Task HandleAsync(HttpContext context, string name) => (context.Request.Method, name) switch
    {
        ("GET", "status") => Answers.JsonAsync(context, WriteStatus),
        ("GET", "tasks") => Answers.JsonAsync(context, WriteTasks),
        ("GET", "requests") => Answers.JsonAsync(context, WriteRequests),
        ("GET", "faults") => Answers.JsonAsync(context, WriteFaults),
        ("POST", "faults") => AddFaultsAsync(context),
        ("DELETE", "faults") => Then(context, state.Faults.Clear),
        ("POST", "expire") => Then(context, state.ExpireUrls),
        ("POST", "reset") => Then(context, state.Reset),
        _ => Answers.NoHandlerAsync(context),
    };

    private Task Then(HttpContext context, Action act)
    {
        act();
        return Answers.JsonAsync(context, WriteStatus);
    }

    /// <summary>The body is plain text with one fault per line, as in a prompt or without the brackets.</summary>
    private async Task AddFaultsAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context);
        var lines = Encoding.UTF8.GetString(body ?? []).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        try
        {
            // All faults are read before the first is added, so that a request with a misspelled fault adds none.
            Fault[] faults = [.. lines.Select(FaultGrammar.Parse)];
            if (faults.Length == 0)
            {
                throw new FormatException("The request body must have one fault a line, for example query:500 x3.");
            }

            foreach (var fault in faults)
            {
                state.Faults.Add(fault);
            }
        }
        catch (FormatException problem)
        {
            await Answers.InvalidAsync(context, problem.Message);
            return;
        }

        await Answers.JsonAsync(context, WriteFaults);
    }

    private void WriteStatus(Utf8JsonWriter json)
    {
        var counters = state.Counters;
        json.WriteNumber("tasks", state.Tasks.Count);
        json.WriteNumber("createsReceived", counters.CreatesReceived);
        json.WriteNumber("createsAccepted", counters.CreatesAccepted);
        json.WriteNumber("createsRefused", counters.CreatesRefused);
        json.WriteNumber("createsInFlight", counters.CreatesInFlight);
        json.WriteNumber("maxConcurrentCreates", counters.MaxConcurrentCreates);
        json.WriteNumber("queriesReceived", counters.QueriesReceived);
        json.WriteNumber("maxQueriesPerSecond", state.Queries.MaxWithin());
        json.WriteNumber("mediaRequests", counters.MediaRequests);
        json.WriteNumber("mediaRequestsWithKey", counters.MediaRequestsWithKey);
        json.WriteNumber("mediaRangesServed", counters.MediaRangesServed);
        json.WriteNumber("mediaBytesSent", counters.MediaBytesSent);
        json.WriteNumber("unauthorizedRequests", counters.UnauthorizedRequests);
        json.WriteNumber("unknownPaths", counters.UnknownPaths);
        json.WriteNumber("redirectsFollowed", counters.RedirectsFollowed);
        WriteFaults(json);
    }

    private void WriteFaults(Utf8JsonWriter json)
    {
        json.WriteStartArray("faults");
        foreach (var fault in state.Faults.Active)
        {
            json.WriteStringValue(fault.ToString());
        }

        json.WriteEndArray();
    }

    private void WriteTasks(Utf8JsonWriter json)
    {
        json.WriteStartArray("tasks");
        foreach (var task in state.Tasks.All)
        {
            json.WriteStartObject();
            json.WriteString("id", task.Id);
            json.WriteString("prompt", task.Request.Prompt);
            json.WriteNumber("queries", task.Queries);
            json.WriteNumber("mediaRequests", task.MediaRequests);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteRequests(Utf8JsonWriter json)
    {
        json.WriteStartArray("requests");
        foreach (var body in state.Tasks.AcceptedBodies)
        {
            json.WriteRawValue(body);
        }

        json.WriteEndArray();
    }
}
