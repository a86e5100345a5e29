namespace StarVideos.Emulator;

/// <summary>Waits that end when the client closes the connection or the emulator stops.</summary>
internal static class Pause
{
    public static Task ForAsync(HttpContext context, TimeSpan time, TimeProvider clock) =>
        time > TimeSpan.Zero ? Task.Delay(time, clock, context.RequestAborted) : Task.CompletedTask;

    public static Task ForeverAsync(HttpContext context) => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
}
