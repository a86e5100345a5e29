namespace StarVideos.Client.Tests.Support;

/// <summary>Answers as in the documentation of the service.</summary>
internal static class AnswerText
{
    internal const string Queued = """{"id":"video_1","object":"video","created":1774836724,"model":"starvideos_o3","status":"queued","error":null}""";

    internal const string Processing = """{"id":"video_1","object":"video","created":1774836724,"model":"starvideos_o3","status":"processing","video_url":null,"error":null}""";

    internal const string Completed = """{"id":"video_1","object":"video","created":1774836724,"model":"starvideos_o3","status":"completed","video_url":"https://media.example.com/v/1.mp4?sign=abc","actualDuration":5,"error":null}""";

    internal const string Failed = """{"id":"video_1","object":"video","created":1774836724,"model":"starvideos_o3","status":"failed","video_url":null,"error":"content policy"}""";
}
