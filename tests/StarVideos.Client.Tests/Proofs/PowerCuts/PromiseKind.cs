namespace StarVideos.Client.Tests.Proofs.PowerCuts;

internal enum PromiseKind
{
    /// <summary>The service may have seen the request: it must never count as not sent.</summary>
    RequestSent,

    /// <summary>The id was recorded without a warning: the journal must have it.</summary>
    TaskRecorded,

    /// <summary>Somebody has the id, perhaps from a journal that a killed process had not flushed: the row must not count as not sent.</summary>
    TaskHandedOver,

    /// <summary>Somebody was told that the video is in this file.</summary>
    FileReturned,

    /// <summary>The end of a promise: from now on the video of this row may replace another one.</summary>
    MayReplace,

    /// <summary>Somebody was told that the journal says that nothing was created: the row must be free to be sent.</summary>
    NotCreated,

    /// <summary>The end of a promise: from now on the journal may say that nothing was created, or the row may be sent again after that.</summary>
    MayBeFree,
}
