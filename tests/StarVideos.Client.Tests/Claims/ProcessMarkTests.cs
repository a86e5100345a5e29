using System.Diagnostics;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Claims;

/// <summary>Whether the process that began a submission may still finish it.</summary>
public class ProcessMarkTests
{
    private static readonly DateTime Now = DateTime.UtcNow;

    [Fact]
    public void This_process_is_there() => Assert.False(ProcessMark.IsGone(ProcessMark.Own, Now));

    [Fact]
    public void A_process_that_has_ended_is_gone() => Assert.True(ProcessMark.IsGone(DeadMark.Make(), Now));

    [Fact]
    public void One_that_lives_is_there()
    {
        using var other = new LivingProcess();
        Assert.False(ProcessMark.IsGone(DeadMark.Of(other.Id), DateTime.UtcNow));
    }

    /// <summary>Containers may have the host name of their host, and each counts its processes from 1.</summary>
    [Fact]
    public void One_of_another_container_is_not_of_this_machine_although_the_names_are_the_same()
    {
        var number = Environment.ProcessId + 1_000_000;
        Assert.True(ProcessMark.IsHere(DeadMark.Of(number)));

        var elsewhere = $"{Environment.MachineName.Replace('/', '_')}~1/{number}/0123abcd";
        Assert.False(ProcessMark.IsHere(elsewhere));
        Assert.False(ProcessMark.IsGone(elsewhere, Now));
    }

    [Fact]
    public void One_that_has_its_number_by_chance_and_began_later_is_another()
    {
        using var other = new LivingProcess();
        Assert.True(ProcessMark.IsGone(DeadMark.Of(other.Id), DateTime.UtcNow - TimeSpan.FromMinutes(5)));
    }

    [NeedsFact(Need.Unix)]
    public async Task One_that_was_killed_and_that_nobody_has_cleared_away_is_gone()
    {
        // The shell becomes a program that never waits for its children, as the first process of a container often is.
        using var parent = Process.Start(new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", "sleep 600 >/dev/null & echo $!; exec cat" }, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        try
        {
            var number = int.Parse((await parent.StandardOutput.ReadLineAsync())!, null);
            Assert.False(ProcessMark.IsGone(DeadMark.Of(number), DateTime.UtcNow));
            using (var child = Process.GetProcessById(number))
            {
                child.Kill();
            }

            for (var watch = Stopwatch.StartNew(); !ProcessMark.IsGone(DeadMark.Of(number), DateTime.UtcNow); await Task.Yield())
            {
                Assert.InRange(watch.Elapsed, TimeSpan.Zero, Clients.Patience);
            }
        }
        finally
        {
            parent.Kill();
        }
    }

    [Fact]
    public void A_run_of_this_number_that_is_not_this_one_is_gone() => Assert.True(ProcessMark.IsGone(DeadMark.Of(Environment.ProcessId), Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("another-machine/1/0123abcd")]
    [InlineData("no mark")]
    [InlineData("a/b/c/d")]
    public void Of_others_nobody_can_tell(string? mark)
    {
        Assert.False(ProcessMark.IsGone(mark, Now));
        Assert.False(ProcessMark.IsHere(mark));
    }

    [Fact]
    public void This_machine_is_told_from_others() => Assert.True(ProcessMark.IsHere(ProcessMark.Own) && ProcessMark.IsHere(DeadMark.Of(1)));
}
