namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>How a careless service repeats a key in an error.</summary>
public enum EchoForm
{
    /// <summary>The key in a sentence.</summary>
    Whole,

    /// <summary>The header as received.</summary>
    Header,

    /// <summary>With characters written as JSON escapes.</summary>
    Escaped,

    /// <summary>In the error code as well as in the message.</summary>
    Split,

    /// <summary>Only its ends, with asterisks in between.</summary>
    Masked,
}
