namespace StarVideos.Client.Tests.Proofs.PowerCuts;

internal enum PromiseKind
{
    /// <summary>The service may have seen the request: it must never count as not sent.</summary>
    RequestSent,

    /// <summary>Somebody has the id.</summary>
    TaskHandedOver,

    /// <summary>Somebody was told that the video is in this file.</summary>
    FileReturned,

    /// <summary>No promise but the end of one: from here on the video of this row may take the place of another.</summary>
    MayReplace,
}
