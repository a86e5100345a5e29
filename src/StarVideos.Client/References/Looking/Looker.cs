using System.Net;
using System.Net.Sockets;
using StarVideos.Http;
using StarVideos.References.Media;
using StarVideos.Text;
using StarVideos.Time;

namespace StarVideos.References.Looking;

/// <summary>Checks one address: follows a few redirects itself, and reads the type and the size from the beginning of the file.</summary>
/// <param name="http">The HTTP client. It sends no credentials and follows no redirects by itself.</param>
/// <param name="most">The longest time for one check.</param>
/// <param name="places">Limits how many checks run at the same time.</param>
/// <param name="names">Looks up host names; null if they are not looked up before a request.</param>
/// <param name="proxy">Says which addresses go through a proxy, which then looks up their hosts; null if there is no proxy.</param>
/// <param name="clock">The clock.</param>
internal sealed class Looker(HttpClient http, TimeSpan most, LookPlaces places, HostNames? names, ProxySettings? proxy, Clock clock)
{
    internal const int MostRedirects = 5;

    /// <exception cref="OperationCanceledException">Stopped.</exception>
    internal async Task<Look> LookAsync(Uri address, CancellationToken stop)
    {
        var look = new Look();
        var place = await places.EnterAsync(address, stop).ConfigureAwait(false);
        try
        {
            using var time = new LookTime(most, clock, stop);
            var current = WithoutUserInfo(address, look);
            var isPrivate = await FindHostAsync(current, look, time).ConfigureAwait(false);
            for (var redirects = 0; ; redirects++)
            {
                using var response = await SendAsync(current, look, time).ConfigureAwait(false);
                if (Redirect.LocationOf(response) is not { } location)
                {
                    await ReadAsync(response, current, address.UserInfo.Length > 0, look, time).ConfigureAwait(false);
                    return look;
                }

                if (redirects == MostRedirects)
                {
                    throw NotFollowed($"It redirects more than {MostRedirects} times, which is not followed.", isProblem: false);
                }

                var next = Follow(current, location);
                if (!next.IdnHost.Equals(current.IdnHost, StringComparison.OrdinalIgnoreCase))
                {
                    place.Dispose();
                    time.Pause();
                    place = await places.EnterAsync(next, stop).ConfigureAwait(false);
                    time.Start();
                    isPrivate = await FindOtherHostAsync(next, isPrivate, look, time).ConfigureAwait(false);
                }

                current = next;
            }
        }
        catch (LookEndedException end)
        {
            (end.IsProblem ? look.Problems : look.Unknowns).Add(end.Finding);
            return look;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The host is unknown and may answer anything. No answer may end the whole run.
            look.Unknowns.Add(new(ReferenceFindingKind.UnexpectedAnswer, $"It could not be looked at: {Clip.Message(fault.Message).TrimEnd('.')}."));
            return look;
        }
        finally
        {
            place.Dispose();
        }
    }

    private static Uri WithoutUserInfo(Uri address, Look look)
    {
        if (address.UserInfo.Length == 0)
        {
            return address;
        }

        look.Warnings.Add(new(ReferenceFindingKind.UserInfo, "There is a user name or a password in its address, which was not sent; the service may not send it either."));
        return new Uri(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
    }

    /// <returns>Whether the host is in this network.</returns>
    private async Task<bool> FindHostAsync(Uri address, Look look, LookTime time)
    {
        var isPrivate = await IsPrivateAsync(address, time).ConfigureAwait(false);
        if (isPrivate)
        {
            WarnOfPrivate(address, look);
        }

        return isPrivate;
    }

    private async Task<bool> FindOtherHostAsync(Uri address, bool wasPrivate, Look look, LookTime time)
    {
        look.Warnings.Add(new(ReferenceFindingKind.OtherHost, $"It redirects to another host, {Shown(address)}, which the service may not follow.") { Value = Shown(address) });
        var isPrivate = await IsPrivateAsync(address, time).ConfigureAwait(false);
        if (isPrivate && !wasPrivate)
        {
            // A redirect from a public host into this network is not followed: the public host must not reach services of this network.
            WarnOfPrivate(address, look);
            throw NotFollowed($"It redirects to {Shown(address)}, a host of this network, which is not followed.", isProblem: false);
        }

        return isPrivate;
    }

    private static void WarnOfPrivate(Uri address, Look look) =>
        look.Warnings.Add(new(ReferenceFindingKind.ThisNetworkOnly, $"{Shown(address)} is an address of this computer or of this network; the service is elsewhere and cannot reach it.") { Value = Shown(address) });

    private async Task<bool> IsPrivateAsync(Uri address, LookTime time)
    {
        if (PrivateNetwork.IsHost(address))
        {
            return true;
        }

        // An IP address has no name to look up. With a proxy, the proxy looks it up.
        if (names is null || IPAddress.TryParse(address.IdnHost, out _) || IsProxied(address))
        {
            return false;
        }

        try
        {
            var found = await names.FindAsync(address.IdnHost, time.Token).ConfigureAwait(false);
            return found.Length > 0 && found.All(PrivateNetwork.IsAddress);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ArgumentException)
        {
            throw Fault(exception, address, time);
        }
    }

    private bool IsProxied(Uri address)
    {
        var copy = new Uri(address.AbsoluteUri);
        return proxy is not null && !proxy.IsBypassed(copy) && proxy.GetProxy(copy) is { } chosen && chosen != copy;
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, Look look, LookTime time)
    {
        try
        {
            look.Requests++;
            var response = await LookRequest.SendAsync(http, address, 0, RangeSource.FirstPart, time.Token).ConfigureAwait(false);
            look.HttpStatus = (int)response.StatusCode;
            return response;
        }
        catch (Exception exception)
        {
            throw Fault(exception, address, time);
        }
    }

    /// <summary>Turns any exception of a handler into "no answer".</summary>
    private LookEndedException Fault(Exception exception, Uri address, LookTime time) => time.IsOver()
        ? new LookEndedException(new(ReferenceFindingKind.NoAnswer, $"No answer came from {Shown(address)}, {time.Over}."), isProblem: false)
        : ConnectionFaults.Read(exception, address.IdnHost, IsProxied(address));

    private static Uri Follow(Uri from, Uri location)
    {
        if (Redirect.Target(from, location) is not { } to)
        {
            throw NotFollowed("It redirects to something that is not an address.", isProblem: true);
        }

        if (!WebAddress.IsWeb(to) || to.Host.Length == 0)
        {
            throw NotFollowed($"It redirects to {Redacted.Url(to)}, which is not an address of http or https.", isProblem: true);
        }

        if (Redirect.GivesUpHttps(from, to))
        {
            throw NotFollowed($"It redirects from https to {Redacted.Url(to)}, which is not followed.", isProblem: false);
        }

        return to.UserInfo.Length == 0 ? to : new Uri(to.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
    }

    private static LookEndedException NotFollowed(string message, bool isProblem) =>
        new(new(ReferenceFindingKind.RedirectNotFollowed, message) { Rule = isProblem ? "must be an http or https address" : null }, isProblem);

    private async Task ReadAsync(HttpResponseMessage response, Uri address, bool hadUserInfo, Look look, LookTime time)
    {
        var status = (int)response.StatusCode;
        if (status is 204 or 205 || (status == 416 && response.Content.Headers.ContentRange?.Length == 0))
        {
            look.Facts = new MediaFacts(MediaFormat.Unknown) { IsEmpty = true };
            return;
        }

        if (status is not (200 or 203 or 206))
        {
            throw Statuses.Read(status, mayBeOther: hadUserInfo || (address.Scheme == Uri.UriSchemeHttp && IsProxied(address)));
        }

        look.ContentType = response.Content.Headers.ContentType?.MediaType;
        if (response.Content.Headers.ContentEncoding.Any(encoding => !"identity".Equals(encoding, StringComparison.OrdinalIgnoreCase)))
        {
            throw new LookEndedException(new(ReferenceFindingKind.UnexpectedAnswer, "The answer is compressed, which was not asked for, so nothing can be told."), isProblem: false);
        }

        using var source = new RangeSource(http, address, response, time, look);
        try
        {
            look.Facts = await MediaReader.ReadAsync(source).ConfigureAwait(false);
        }
        catch (UntoldException untold)
        {
            throw new LookEndedException(new(ReferenceFindingKind.NoAnswer, $"Nothing of it could be read: {untold.Message}."), isProblem: false);
        }
        finally
        {
            look.Length = source.Length;
        }
    }

    private static string Shown(Uri address) => Clip.Clean(address.IdnHost, Clip.ValueLength);
}
