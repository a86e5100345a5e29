using StarVideos.Client.Tests.Saving;
using StarVideos.Client.Tests.Support;
using StarVideos.Files;

namespace StarVideos.Client.Tests.Files;

public sealed class AtomicRenameTests : IDisposable
{
    private readonly SavingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Of_two_that_take_one_name_at_the_same_moment_one_gets_it_and_both_files_are_there() =>
        RaceAsync(static (path, other) => AtomicRename.Move(path, other, replace: false));

    [NeedsFact(Need.Unix)]
    public Task So_it_is_where_there_are_second_names_only() =>
        RaceAsync(static (path, other) => Assert.True(UnixRename.TryLink(path, other)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_gets_its_name_and_loses_the_old_one(bool replace)
    {
        File.WriteAllText(_folder["a"], "a");
        AtomicRename.Move(_folder["a"], _folder["é 猫🐈"], replace);
        Assert.Equal(["é 猫🐈"], _folder.Names);
        Assert.Equal("a", File.ReadAllText(_folder["é 猫🐈"]));
    }

    [Fact]
    public void A_name_that_is_taken_stays_with_its_file_unless_it_is_to_be_replaced()
    {
        File.WriteAllText(_folder["a"], "a");
        File.WriteAllText(_folder["b"], "b");
        Assert.Contains(_folder["b"], Assert.Throws<IOException>(() => AtomicRename.Move(_folder["a"], _folder["b"], replace: false)).Message, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], _folder.Names);
        Assert.Equal("b", File.ReadAllText(_folder["b"]));

        AtomicRename.Move(_folder["a"], _folder["b"], replace: true);
        Assert.Equal(["b"], _folder.Names);
        Assert.Equal("a", File.ReadAllText(_folder["b"]));
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error() =>
        Assert.Throws<FileNotFoundException>(() => AtomicRename.Move(_folder["a"], _folder["b"], replace: false));

    private async Task RaceAsync(Action<string, string> move)
    {
        const int Rounds = 500;
        var lost = 0;
        using var start = new Barrier(2);
        var movers = new[] { "a", "b" }.Select(owner => Task.Factory.StartNew(() => Enumerable.Range(0, Rounds).Count(round => Takes(owner, round, start, move)), TaskCreationOptions.LongRunning));
        var taken = (await Task.WhenAll(movers).WaitAsync(Clients.Patience)).Sum();
        for (var round = 0; round < Rounds; round++)
        {
            var left = new[] { "a", "b" }.Count(owner => File.Exists(_folder[owner + round]));
            lost += left == 1 && File.Exists(_folder[Name(round)]) ? 0 : 1;
        }

        Assert.Equal((Rounds, 0), (taken, lost));
    }

    private static string Name(int round) => $"name{round}";

    private bool Takes(string owner, int round, Barrier start, Action<string, string> move)
    {
        File.WriteAllText(_folder[owner + round], owner);
        start.SignalAndWait();
        try
        {
            move(_folder[owner + round], _folder[Name(round)]);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
