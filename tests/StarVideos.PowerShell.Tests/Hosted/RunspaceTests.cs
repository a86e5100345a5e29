using System.Management.Automation.Runspaces;
using StarVideos.Emulator;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>A connection belongs to its runspace.</summary>
public sealed class RunspaceTests : EngineTest
{
    [Fact]
    public async Task Another_runspace_does_not_see_the_connection()
    {
        using var other = new EngineSession();
        var run = (await other.RunAsync("Get-StarVideoConnection")).Clean();
        Assert.False(run.Values<ConnectionInfo>().Single().HasApiKey);
    }

    [Fact]
    public async Task Two_runspaces_submit_to_two_services_at_the_same_time()
    {
        await using var otherEmulator = await EmulatorServer.StartAsync(new EmulatorOptions { ApiKey = TestKey.Wrong });
        using var other = new EngineSession();
        other.Set("base", otherEmulator.BaseUri);
        other.Set("key", TestKey.Wrong);

        const string Rows = "1..20 | ForEach-Object { \"row $_ [create:delay=10]\" } | New-StarVideoTask";
        var runs = await Task.WhenAll(RunAsync(Rows), other.RunAsync("Connect-StarVideo $key $base; " + Rows));

        Assert.All(runs, run => Assert.Equal(20, run.Clean().Tasks.Length));
        Assert.Equal(20, Counters.CreatesAccepted);
        Assert.Equal(20, otherEmulator.Counters.CreatesAccepted);
        Assert.Equal(0, Counters.UnauthorizedRequests + otherEmulator.Counters.UnauthorizedRequests);
    }

    [Fact]
    public async Task The_runspaces_of_a_pool_do_not_share_connections()
    {
        using var pool = RunspaceFactory.CreateRunspacePool(2, 2, EngineSession.State(), new TestHost());
        pool.Open();

        // Each holds its runspace until both have one.
        using var both = new Barrier(2);
        var runs = await Task.WhenAll(Connect("https://one.example.com"), Connect("https://two.example.com"));
        Assert.Equal(["https://one.example.com/", "https://two.example.com/"], runs.Order(StringComparer.Ordinal));

        async Task<string> Connect(string address)
        {
            using var shell = System.Management.Automation.PowerShell.Create();
            shell.RunspacePool = pool;
            shell.AddScript("param($address, $both) Connect-StarVideo some-key $address; $null = $both.SignalAndWait(30000); (Get-StarVideoConnection).BaseUri.AbsoluteUri").AddArgument(address).AddArgument(both);
            return (string)(await shell.InvokeAsync()).Single().BaseObject;
        }
    }

    [Fact]
    public async Task Parallel_blocks_do_not_see_the_connection()
    {
        Session.Set("module", EngineSession.ModulePath);
        var run = (await RunAsync("1..2 | ForEach-Object -Parallel { Import-Module $using:module; (Get-StarVideoConnection).HasApiKey }")).Clean();
        Assert.Equal([false, false], run.Values<bool>());
    }

    [Fact]
    public async Task Parallel_blocks_work_with_a_key_of_their_own()
    {
        Session.Set("module", EngineSession.ModulePath);
        Session.Set("secret", TestKey.Value);
        var run = (await RunAsync("""
            1..4 | ForEach-Object -ThrottleLimit 2 -Parallel {
                Import-Module $using:module
                New-StarVideoTask "row $_" -ApiKey $using:secret -BaseUri $using:base
            }
            """)).Clean();

        Assert.Equal(4, run.Tasks.Length);
        Assert.Equal(4, Counters.CreatesAccepted);
    }

    [Fact]
    public async Task A_task_made_in_a_parallel_block_is_waited_for_outside()
    {
        Session.Set("module", EngineSession.ModulePath);
        Session.Set("secret", TestKey.Value);
        var run = (await RunAsync("""
            1..2 | ForEach-Object -Parallel {
                Import-Module $using:module
                New-StarVideoTask "row $_" -ApiKey $using:secret -BaseUri $using:base
            } | Wait-StarVideoTask -PollInterval 1
            """)).Clean();

        Assert.All(run.Tasks, task => Assert.Equal(VideoTaskStatus.Completed, task.Status));
        Assert.Equal(2, run.Tasks.Length);
    }
}
