using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace StarVideos.Client.Tests.Proofs.Random;

/// <summary>A random answer, as a service, a proxy or an attacker may send it.</summary>
internal sealed record RandomAnswer(int Status, string? RetryAfter, byte[] Body)
{
    private static readonly string[] Documents =
    [
        """{"id":"video_1","object":"video","created":1774836724,"model":"starvideos_o3","status":"queued","error":null}""",
        """{"id":"video_1","object":"video","created":1774836724,"model":"starvideos_o3","status":"processing","video_url":null,"error":null}""",
        """{"id":"video_1","object":"video","created":1774836724,"status":"completed","video_url":"https://media.example.com/1.mp4?sig=a","actualDuration":4.000000,"error":null}""",
        """{"id":"video_1","status":"failed","error":"the prompt was refused"}""",
        """{"id":"video_1","status":"failed","error":{"code":"E1","message":"no","detail":"really"},"fail_reason":"x"}""",
        """{"code":0,"msg":null,"data":{"id":"video_1","status":"queued"}}""",
        """{"code":"204","msg":"登录验证失败"}""",
        """{"msg":"缺少必填参数: prompt"}""",
        """{"error":{"code":"AuthenticationError","message":"bad key","type":"Unauthorized"}}""",
        """{"message":"No handler found for POST /v1"}""",
        """{"status":"queued","object":"video"}""",
        """{"data":{"id":"video_1"}}""",
        """{"id":"mcp_e36e","created":"1774836724","actualDuration":"4.000000","status":"RUNNING"}""",
        """{"code":"504","msg":"upstream request timed out"}""",
        """{"code":503,"msg":"the parameters are invalid"}""",
        """{"msg":"提交成功"}""",
        """{"code":"200","msg":"操作成功","data":null}""",
        """{"message":"accepted","success":true}""",
        """{"msg":"没有说明"}""",
    ];

    private static readonly string[] NoObjects =
        ["", " ", "null", "[]", "0", "\"video_1\"", "true", "{", "}", "<html><body>502</body></html>", "{\"id\":\"video_1\"", "{\"id\":\"video_1\"}{}", "{\"id\":\"video_1\"} x", "\uFEFF{\"id\":\"video_1\"}", "id=video_1", "NaN", "{'id':'video_1'}", "{\"id\":\"video_1\",}", "{\"\\ud800\":1,\"id\":\"\\udc00\"}"];

    private static readonly string[] Fields =
        ["id", "object", "created", "model", "status", "error", "video_url", "actualDuration", "code", "msg", "message", "detail", "fail_reason", "data", "ID", "Id", "", "taskId"];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e400", "-1e400", "1e-400", "99999999999999999999999999", "253402300800", "-62135596801", "\"\"", "\" \"", "\"video_1\"", "\"video_2\"", "\"a b\"", "\"../x\"",
        "\"..\"", "\"x/../y\"", "\"CON\"", "\"video_1\\u0000\"", "\"video_1\\n\"", "\"\\u001b[31m\"", "\"\\ud800\"", "\"\\u202Egpj\"", "\"queued\"", "\"completed\"", "\"FAILED\"", "\"cancelled\"", "\"dreaming\"",
        "\"https://media.example.com/x.mp4\"", "\"file:///etc/passwd\"", "\"javascript:alert(1)\"", "\"//x\"", "\"NaN\"", "\"Infinity\"", "\"1e5\"", "\"0\"", "\"200\"", "\"ok\"", "\"success\"", "\"提交成功\"", "\"accepted\"", "\"timed out\"", "\"504\"", "408", "\"400\"", "429", "\"the prompt was refused\"", "[]", "[1]", "{}",
        "{\"id\":\"video_1\"}", "{\"message\":\"m\",\"code\":7}", "{\"id\":null,\"code\":\"c\"}", "{\"a\":{\"b\":{\"c\":[[[[]]]]}}}",
    ];

    internal static Gen<RandomAnswer> Answers { get; } =
        from status in Gen.Frequency((10, Gen.Constant(200)), (1, Gen.Elements(201, 202, 204, 206, 299)), (6, Gen.Elements(400, 401, 402, 403, 404, 408, 409, 413, 415, 422, 425, 429, 500, 502, 503, 504, 520)), (1, Gen.Choose(200, 999)))
        from retryAfter in Gen.Frequency((6, Gen.Constant<string?>(null)), (3, Gen.Elements<string?>("0", "1", "120", "121", "99999999999", "-1", "x", "", "Fri, 20 Nov 2026 12:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Thu, 01 Jan 1970 00:00:00 GMT")))
        from body in Gen.Frequency((12, Mutated), (3, Damaged), (2, Gen.Elements(NoObjects).Select(Encoding.UTF8.GetBytes)), (2, Built), (1, Bytes), (1, Deep))
        select new RandomAnswer(status, retryAfter, body);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Status}, Retry-After {RetryAfter ?? "absent"}: {Encoding.UTF8.GetString(Body[..Math.Min(Body.Length, 500)])}");

    private static Gen<byte[]> Mutated =>
        from document in Gen.Elements(Documents)
        from changes in Change.ListOf(3)
        from count in Gen.Choose(0, 3)
        select Encoding.UTF8.GetBytes(changes.Take(count).Aggregate(document, static (text, change) => change(text)));

    /// <summary>One change of one field.</summary>
    private static Gen<Func<string, string>> Change =>
        from name in Gen.Elements(Fields)
        from value in Gen.Elements(Values)
        from kind in Gen.Choose(0, 6)
        select new Func<string, string>(text => kind switch
        {
            0 => Edit(text, json => json.Remove(name)),
            1 or 2 => Edit(text, json => json[name] = JsonNode.Parse(value)),
            3 => Edit(text, json => (json["data"] as JsonObject)?.Remove(name)),
            4 => Edit(text, json => { if (json["data"] is JsonObject data) { data[name] = JsonNode.Parse(value); } }),
            5 => $$"""{"{{name}}":{{value}},"data":{{text}}}""",
            _ => string.Concat(text.AsSpan(0, text.Length - 1), $$""","{{name}}":{{value}}}"""),
        });

    /// <summary>An object with random fields, each any number of times.</summary>
    private static Gen<byte[]> Built =>
        from fields in Gen.Elements(Fields).Zip(Gen.Elements(Values)).ArrayOf()
        select Encoding.UTF8.GetBytes("{" + string.Join(",", fields.Take(12).Select(static pair => $"\"{pair.Item1}\":{pair.Item2}")) + "}");

    /// <summary>A document that was cut, or in which some bytes were changed.</summary>
    private static Gen<byte[]> Damaged =>
        from document in Gen.Elements(Documents)
        from at in Gen.Choose(0, 120)
        from put in Gen.OneOf(Gen.Constant(Array.Empty<byte>()), Gen.Choose(0, 255).Select(static one => new[] { (byte)one }), Gen.Constant(new byte[] { 0xED, 0xA0, 0x80 }))
        from isCut in Gen.Elements(true, false)
        let bytes = Encoding.UTF8.GetBytes(document)
        let place = Math.Min(at, bytes.Length)
        select (byte[])[.. bytes[..place], .. put, .. isCut ? [] : bytes[Math.Min(bytes.Length, place + 1)..]];

    private static Gen<byte[]> Bytes => Gen.Choose(0, 255).Select(static one => (byte)one).ArrayOf();

    private static Gen<byte[]> Deep =>
        from depth in Gen.Choose(1, 200)
        from key in Gen.Elements("data", "error", "id", "x")
        select Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"{{\"{key}\":", depth)) + "{\"id\":\"video_1\"}" + new string('}', depth));

    private static string Edit(string text, Action<JsonObject> change)
    {
        try
        {
            if (JsonNode.Parse(text) is not JsonObject json)
            {
                return text;
            }

            change(json);
            return json.ToJsonString();
        }
        catch (Exception unusable) when (unusable is JsonException or ArgumentException or InvalidOperationException)
        {
            // Two fields have the same name, or a text is invalid: the document is left unchanged.
            return text;
        }
    }
}
