using System.Buffers;
using System.Text.Unicode;

namespace StarVideos.Emulator;

/// <summary>Reads a request body whole, up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>In bytes. Far more than a prompt and seven URLs need.</summary>
    public const int Limit = 1024 * 1024;

    /// <summary>The bytes of the body; null if there are more than <see cref="Limit"/>.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        try
        {
            var reader = context.Request.BodyReader;
            while (true)
            {
                var read = await reader.ReadAsync(context.RequestAborted);
                if (read.IsCompleted)
                {
                    var body = read.Buffer.ToArray();
                    reader.AdvanceTo(read.Buffer.End);
                    return body;
                }

                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (BadHttpRequestException problem) when (problem.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    /// <summary>Whether the bytes are UTF-8, as JSON must be.</summary>
    public static bool IsUtf8(byte[] body) => Utf8.IsValid(body);
}
