namespace StarVideos.Claims;

/// <summary>What the journal says about a row of this run.</summary>
internal enum RowState
{
    /// <summary>The row was not sent.</summary>
    Free,

    /// <summary>A task was created for the row.</summary>
    Accepted,

    /// <summary>Another run is sending the row now.</summary>
    InFlight,

    /// <summary>The row was sent, and its outcome is unknown.</summary>
    Unknown,
}
