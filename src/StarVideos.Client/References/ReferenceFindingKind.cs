namespace StarVideos;

/// <summary>The kinds of findings about a reference, with stable names.</summary>
public enum ReferenceFindingKind
{
    /// <summary>There is no such host.</summary>
    HostNotFound,

    /// <summary>The host refuses connections at this port.</summary>
    ConnectionRefused,

    /// <summary>HTTP 404 or 410: there is no file at this address.</summary>
    NotFound,

    /// <summary>Another refusal, such as HTTP 401 or 403.</summary>
    Refused,

    /// <summary>There is an HTML page in place of the file.</summary>
    WebPage,

    /// <summary>The file has no bytes.</summary>
    Empty,

    /// <summary>The file is not an image, or not a video, as the field requires.</summary>
    WrongType,

    /// <summary>The video is shorter than 3 seconds or longer than 10.</summary>
    DurationOutOfRange,

    /// <summary>The video is so little outside of 3 to 10 seconds that the service may accept it.</summary>
    DurationNearLimit,

    /// <summary>The length of the video cannot be found out.</summary>
    DurationUnknown,

    /// <summary>The type of the file cannot be found out.</summary>
    TypeUnknown,

    /// <summary>No answer came, or only a part of it.</summary>
    NoAnswer,

    /// <summary>No secure connection could be made from this computer.</summary>
    TlsFailed,

    /// <summary>The host could not answer now: HTTP 429 or 503, for example.</summary>
    TryLater,

    /// <summary>The address redirects too often, or to an address that is not read.</summary>
    RedirectNotFollowed,

    /// <summary>The answer does not show whether the reference can be used.</summary>
    UnexpectedAnswer,

    /// <summary>The address is on this computer or in this network, which the service cannot reach.</summary>
    ThisNetworkOnly,

    /// <summary>The signature in the address has expired.</summary>
    SignatureExpired,

    /// <summary>The signature in the address may expire before the service downloads the file.</summary>
    SignatureEndsSoon,

    /// <summary>The address redirects to another host.</summary>
    OtherHost,

    /// <summary>The file is very large.</summary>
    VeryLarge,

    /// <summary>The content type of the host is not the type of the file.</summary>
    TypeMismatch,

    /// <summary>The address has a user name or a password in it.</summary>
    UserInfo,
}
