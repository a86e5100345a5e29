namespace StarVideos.References.Media;

/// <summary>Something cannot be told about a file. That is a result and no error: the message says why, as a part of a sentence.</summary>
internal sealed class UntoldException(string why) : Exception(why);
