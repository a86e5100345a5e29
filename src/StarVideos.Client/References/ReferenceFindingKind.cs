namespace StarVideos;

/// <summary>What was found about a reference, as a stable name.</summary>
public enum ReferenceFindingKind
{
    /// <summary>There is no such host.</summary>
    HostNotFound,

    /// <summary>The host takes no connections at this port.</summary>
    ConnectionRefused,

    /// <summary>HTTP 404 or 410: there is nothing at this address, or not any more.</summary>
    NotFound,

    /// <summary>Another refusal, as HTTP 401 or 403.</summary>
    Refused,

    /// <summary>There is an HTML page.</summary>
    WebPage,

    /// <summary>There is a file of no bytes.</summary>
    Empty,

    /// <summary>There is something that is no image, or no video, as asked for.</summary>
    WrongType,

    /// <summary>The video is shorter than 3 seconds or longer than 10.</summary>
    DurationOutOfRange,

    /// <summary>The video is outside of 3 to 10 seconds by so little that the service may take it.</summary>
    DurationNearLimit,

    /// <summary>How long the video is cannot be told.</summary>
    DurationUnknown,

    /// <summary>What it is cannot be told.</summary>
    TypeUnknown,

    /// <summary>No answer came, or not enough of it.</summary>
    NoAnswer,

    /// <summary>No secure connection could be made from this computer.</summary>
    TlsFailed,

    /// <summary>The host could not answer now, as HTTP 429 or 503.</summary>
    TryLater,

    /// <summary>It redirects to where nothing is fetched from, or too often.</summary>
    RedirectNotFollowed,

    /// <summary>An answer of which nothing follows.</summary>
    UnexpectedAnswer,

    /// <summary>The address is one of this computer or of this network, where the service is not.</summary>
    ThisNetworkOnly,

    /// <summary>The signature in the address has ended.</summary>
    SignatureExpired,

    /// <summary>The signature in the address may end before the service fetches it.</summary>
    SignatureEndsSoon,

    /// <summary>It redirects to another host.</summary>
    OtherHost,

    /// <summary>The file is very large.</summary>
    VeryLarge,

    /// <summary>The host calls the file something else than it is.</summary>
    TypeMismatch,

    /// <summary>The address has a user name or a password in it.</summary>
    UserInfo,
}
