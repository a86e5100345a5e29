namespace StarVideos.References.Media;

/// <summary>Something about a file cannot be found out. That is a result and not an error. The message gives the reason, as a part of a sentence.</summary>
internal sealed class UntoldException(string why) : Exception(why);
