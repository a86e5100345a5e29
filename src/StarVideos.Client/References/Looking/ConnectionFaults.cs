using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using StarVideos.Text;

namespace StarVideos.References.Looking;

/// <summary>What follows from a connection that could not be made.</summary>
internal static class ConnectionFaults
{
    /// <param name="exception">What the framework says.</param>
    /// <param name="host">Of the address.</param>
    /// <param name="isProxied">Then it may be the proxy that is not there, or that does not find the host.</param>
    internal static LookEndedException Read(Exception exception, string host, bool isProxied)
    {
        var shown = Clip.Clean(host, Clip.ValueLength);
        for (var cause = exception; cause is not null && !isProxied; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }:
                    return new(new(ReferenceFindingKind.HostNotFound, $"There is no host {shown}, asked from this computer.") { Value = shown, Rule = "must be at a host that exists" }, true);
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return new(new(ReferenceFindingKind.ConnectionRefused, $"{shown} takes no connection, asked from this computer.") { Value = shown, Rule = "must be at a host that answers" }, true);
            }
        }

        // A certificate may be one that only this computer does not know, so it proves nothing.
        return IsTls(exception)
            ? new(new(ReferenceFindingKind.TlsFailed, $"No secure connection to {shown} could be made from this computer: {Innermost(exception)}."), false)
            : new(new(ReferenceFindingKind.NoAnswer, $"No answer came from {shown}: {Innermost(exception)}."), false);
    }

    private static bool IsTls(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException!)
        {
            if (cause is AuthenticationException or WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure })
            {
                return true;
            }
#if NET
            if (cause is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError })
            {
                return true;
            }
#endif
        }

        return false;
    }

    private static string Innermost(Exception exception) => Clip.Message(exception.GetBaseException().Message.TrimEnd('.'));
}
