using System.Net.Http.Headers;
using System.Text;
using StarVideos.Emulator.Faults;

namespace StarVideos.Emulator;

/// <summary>POST v1/starvideos/videos: checks the request, makes a task, answers with its id.</summary>
internal sealed class CreateEndpoint(EmulatorState state)
{
    public async Task HandleAsync(HttpContext context)
    {
        state.Counters.CreateStarted();
        var accepted = false;
        try
        {
            accepted = await CreateAsync(context);
        }
        finally
        {
            if (!accepted)
            {
                state.Counters.CreateRefused();
            }

            state.Counters.CreateEnded();
        }
    }

    /// <summary>Answers. Returns whether a task was made.</summary>
    private async Task<bool> CreateAsync(HttpContext context)
    {
        if (!KeyCheck.IsAuthorized(context.Request, state.Options.ApiKey))
        {
            state.Counters.Unauthorized();
            await KeyCheck.RefuseAsync(context);
            return false;
        }

        if (!IsJson(context.Request))
        {
            await Answers.InvalidAsync(context, $"Content-Type: \"{context.Request.ContentType}\" must be application/json (in UTF-8).");
            return false;
        }

        if (await RequestBody.ReadAsync(context) is not { } body)
        {
            await Answers.InvalidAsync(
                context, $"The request body is longer than {RequestBody.Limit} bytes.", StatusCodes.Status413PayloadTooLarge);
            return false;
        }

        CreateRequest request;
        IReadOnlyList<Fault> words;
        try
        {
            request = RequestRules.Read(body);
            words = FaultGrammar.ReadPrompt(request.Prompt);
        }
        catch (Exception problem) when (problem is RuleBrokenException or FormatException)
        {
            await Answers.InvalidAsync(context, problem.Message);
            return false;
        }

        // The rules are checked first: a fault must not hide that the request is invalid.
        var plan = state.Faults.PlanCreate(request.Prompt, words);
        if (plan.Answer is { } refusal && RefusalFaults.Has(refusal.Name))
        {
            await DelayAsync(context, plan);
            await RefusalFaults.AnswerAsync(context, refusal, state.Options.TimeProvider);
            return false;
        }

        var task = state.Tasks.Add(request, Encoding.UTF8.GetString(body), words, foreignId: plan.Has("mcp-id"));
        state.Counters.CreateAccepted();
        try
        {
            // The task exists from now on, whatever happens to the answer. That is why a repeated create costs money.
            await DelayAsync(context, plan);
            var answer = TaskJson.Created(task, plan);
            await (plan.Answer is { } fault ? BodyFaults.AnswerAsync(context, fault, answer) : Answers.JsonAsync(context, answer));
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException)
        {
            // The client has closed the connection before the answer. The task stays.
        }

        return true;
    }

    private Task DelayAsync(HttpContext context, FaultPlan plan) =>
        Pause.ForAsync(context, state.Options.CreateLatency + plan.Delay, state.Options.TimeProvider);

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is null || string.Equals(type.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;
}
