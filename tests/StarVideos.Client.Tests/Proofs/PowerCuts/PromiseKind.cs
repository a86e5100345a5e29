namespace StarVideos.Client.Tests.Proofs.PowerCuts;

internal enum PromiseKind
{
    /// <summary>The service may have seen the request: it must never count as not sent.</summary>
    RequestSent,

    /// <summary>The id was recorded and no warning given: the journal must know it.</summary>
    TaskRecorded,

    /// <summary>Somebody has the id, perhaps out of a journal that a dead process had not flushed: the row must not count as not sent.</summary>
    TaskHandedOver,

    /// <summary>Somebody was told that the video is in this file.</summary>
    FileReturned,

    /// <summary>No promise but the end of one: from here on the video of this row may take the place of another.</summary>
    MayReplace,

    /// <summary>Somebody was told that it is recorded that nothing was created: the row must be free to be sent.</summary>
    NotCreated,

    /// <summary>No promise but the end of one: from here on it may be recorded that nothing was created, or the row may be sent again after that.</summary>
    MayBeFree,
}
