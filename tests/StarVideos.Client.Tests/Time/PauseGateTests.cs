using StarVideos.Client.Tests.Support;
using StarVideos.Time;

namespace StarVideos.Client.Tests.Time;

public class PauseGateTests
{
    private readonly HeldClock _clock = new();
    private readonly PauseGate _gate;

    public PauseGateTests() => _gate = new PauseGate(_clock);

    [Fact]
    public async Task An_open_gate_holds_nobody_back()
    {
        await _gate.WaitAsync(CancellationToken.None).WaitAsync(Clients.Patience);

        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task A_pause_holds_back_until_it_is_over()
    {
        _gate.PauseFor(TimeSpan.FromSeconds(30));
        var waiting = _gate.WaitAsync(CancellationToken.None);

        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(waiting.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await waiting.WaitAsync(Clients.Patience);
        Assert.Equal([TimeSpan.FromSeconds(30)], _clock.Delays);
    }

    [Fact]
    public async Task A_pause_prolonged_while_waiting_is_waited_to_its_new_end()
    {
        _gate.PauseFor(TimeSpan.FromSeconds(10));
        var waiting = _gate.WaitAsync(CancellationToken.None);
        _gate.PauseFor(TimeSpan.FromSeconds(30));

        _clock.Advance(TimeSpan.FromSeconds(10));
        await _clock.HasDelays(2);
        Assert.False(waiting.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(20));
        await waiting.WaitAsync(Clients.Patience);
        Assert.Equal([TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)], _clock.Delays);
    }

    [Theory]
    [InlineData(-600)]
    [InlineData(600)]
    public void Setting_the_clock_does_not_change_a_pause(int seconds)
    {
        _gate.PauseFor(TimeSpan.FromSeconds(30));
        _clock.Advance(TimeSpan.FromSeconds(10));

        _clock.SetTimeOfDay(TimeSpan.FromSeconds(seconds));

        Assert.Equal(TimeSpan.FromSeconds(20), _gate.Remaining);
    }

    [Fact]
    public void A_shorter_pause_does_not_shorten_a_longer_one()
    {
        _gate.PauseFor(TimeSpan.FromSeconds(30));
        _gate.PauseFor(TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromSeconds(30), _gate.Remaining);
    }

    [Fact]
    public async Task Waiting_ends_at_once_when_cancelled()
    {
        using var stop = new CancellationTokenSource();
        _gate.PauseFor(TimeSpan.FromSeconds(30));
        var waiting = _gate.WaitAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting).WaitAsync(Clients.Patience);
    }
}
