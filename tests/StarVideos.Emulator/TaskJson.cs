using System.Globalization;
using System.Text.Json;
using StarVideos.Emulator.Faults;

namespace StarVideos.Emulator;

/// <summary>The answers about a task in the documented form, and the forms that only faults have.</summary>
internal static class TaskJson
{
    private const int DefaultSeconds = 3;

    // With a reference video the output is as long as that video, which the emulator does not read.
    private const int ReferenceVideoSeconds = 5;

    public static byte[] Created(EmulatedTask task, FaultPlan plan) => Whole(plan, json =>
    {
        if (!plan.Has("no-id"))
        {
            json.WriteString("id", plan.Has("bad-id") ? "../../../etc/passwd" : task.Id);
        }

        Common(json, task, "queued");
        Extra(json, plan);
        Null(json, plan, "error");
    });

    public static byte[] Result(Observation seen, FaultPlan plan, Func<string> link) => Whole(plan, json =>
    {
        json.WriteString("id", seen.Task.Id);
        Common(json, seen.Task, seen.Word);
        Extra(json, plan);

        if (seen.Succeeded && !plan.Has("no-url"))
        {
            json.WriteString("video_url", plan.Has("file-url") ? "file:///etc/passwd" : link());
        }
        else
        {
            Null(json, plan, "video_url");
        }

        if (seen.Succeeded)
        {
            ActualDuration(json, seen.Task.Request, plan);
        }

        if (seen.Failed)
        {
            Error(json, plan);
        }
        else
        {
            Null(json, plan, "error");
        }
    });

    private static byte[] Whole(FaultPlan plan, Action<Utf8JsonWriter> fields) => Answers.Object(json =>
    {
        if (plan.Has("wrapped"))
        {
            json.WriteNumber("code", 0);
            json.WriteNull("msg");
            json.WriteStartObject("data");
            fields(json);
            json.WriteEndObject();
        }
        else
        {
            fields(json);
        }
    });

    private static void Common(Utf8JsonWriter json, EmulatedTask task, string status)
    {
        json.WriteString("object", "video");
        json.WriteNumber("created", task.Created.ToUnixTimeSeconds());
        json.WriteString("model", CreateRequest.Model);
        json.WriteString("status", status);
    }

    private static void Extra(Utf8JsonWriter json, FaultPlan plan)
    {
        if (plan.Has("extra"))
        {
            json.WriteNumber("amount", 1.25m);
            json.WriteString("progress", "42%");
            json.WriteStartObject("metadata");
            json.WriteStartArray("tags");
            json.WriteNumberValue(1);
            json.WriteNullValue();
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void ActualDuration(Utf8JsonWriter json, CreateRequest request, FaultPlan plan)
    {
        var seconds = request.ReferenceVideos is null ? request.Duration ?? DefaultSeconds : ReferenceVideoSeconds;
        var decimals = ((decimal)seconds).ToString("F6", CultureInfo.InvariantCulture);
        json.WritePropertyName("actualDuration");
        if (plan.Has("duration-string"))
        {
            json.WriteStringValue(decimals);
        }
        else
        {
            json.WriteRawValue(plan.Has("duration-decimal") ? decimals : seconds.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Error(Utf8JsonWriter json, FaultPlan plan)
    {
        const string Reason = "The video could not be generated: the content was refused.";

        if (plan.Has("error-object"))
        {
            json.WriteStartObject("error");
            json.WriteString("code", "ContentRefused");
            json.WriteString("message", Reason);
            json.WriteEndObject();
        }
        else if (plan.Has("error-detail"))
        {
            json.WriteStartObject("error");
            json.WriteString("detail", Reason);
            json.WriteEndObject();
        }
        else if (plan.Has("fail-reason"))
        {
            Null(json, plan, "error");
            json.WriteString("fail_reason", Reason);
        }
        else if (plan.Has("control"))
        {
            // If shown unchanged, this clears the terminal, colours it red, rings the bell, renames the window and fakes a prompt.
            json.WriteString("error", "refused\u001b[2J\u001b[31m\u0007\u001b]0;owned\u0007\r\n\u0000\u009bPS C:\\> \b\u007f\u202Eend");
        }
        else
        {
            json.WriteString("error", Reason);
        }
    }

    // The documentation shows null in one place and an absent field in another.
    private static void Null(Utf8JsonWriter json, FaultPlan plan, string name)
    {
        if (!plan.Has("nulls-absent"))
        {
            json.WriteNull(name);
        }
    }
}
