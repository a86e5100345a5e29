namespace StarVideos.Claims;

/// <summary>What the journal says of a row of this run.</summary>
internal enum RowState
{
    /// <summary>Nobody has sent it.</summary>
    Free,

    /// <summary>A task was created for it.</summary>
    Accepted,

    /// <summary>Another run is sending it just now.</summary>
    InFlight,

    /// <summary>It was sent, and what came of it is not known.</summary>
    Unknown,
}
