using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using StarVideos.Text;

namespace StarVideos.References.Looking;

/// <summary>Turns a failed connection into a finding.</summary>
internal static class ConnectionFaults
{
    /// <param name="exception">The exception of the framework.</param>
    /// <param name="host">The host of the address.</param>
    /// <param name="isProxied">Whether a proxy is used. Then the proxy may be missing, or may not find the host.</param>
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
                    return new(new(ReferenceFindingKind.ConnectionRefused, $"{shown} refuses connections, asked from this computer.") { Value = shown, Rule = "must be at a host that answers" }, true);
            }
        }

        // A proof is not possible: this computer may not know a certificate that the service knows.
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
