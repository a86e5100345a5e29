using StarVideos.Emulator.Faults;

namespace StarVideos.Emulator;

/// <summary>GET v1/result/{id}: the state of a task.</summary>
internal sealed class QueryEndpoint(EmulatorState state)
{
    public async Task HandleAsync(HttpContext context, string id)
    {
        state.Counters.QueryReceived();
        state.Queries.Record();

        if (!KeyCheck.IsAuthorized(context.Request, state.Options.ApiKey))
        {
            state.Counters.Unauthorized();
            await KeyCheck.RefuseAsync(context);
            return;
        }

        if (state.Tasks.Find(id) is not { } task)
        {
            await RefusalFaults.NoTaskAsync(context, id);
            return;
        }

        task.Queried();
        var plan = state.Faults.Plan(FaultStage.Query, task);
        await Pause.ForAsync(context, state.Options.QueryLatency + plan.Delay, state.Options.TimeProvider);

        if (plan.Answer is { } fault && RefusalFaults.Has(fault.Name))
        {
            await RefusalFaults.AnswerAsync(context, fault, state.Options.TimeProvider, id);
            return;
        }

        var answer = TaskJson.Result(LifeCycle.Observe(task, plan, state), plan, () => LinkTo(task));
        await (plan.Answer is { } broken ? BodyFaults.AnswerAsync(context, broken, answer) : Answers.JsonAsync(context, answer));
    }

    private string LinkTo(EmulatedTask task) => new Uri(state.MediaUri, state.Links.Create(task)).AbsoluteUri;
}
