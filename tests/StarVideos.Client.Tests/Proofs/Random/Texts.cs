using FsCheck;
using FsCheck.Fluent;

namespace StarVideos.Client.Tests.Proofs.Random;

/// <summary>Random texts, as people, spreadsheets and attackers write them.</summary>
internal static class Texts
{
    private static readonly string[] Odd =
    [
        "", " ", "\t", "\u00A0", "\u3000", "\u200B", "\uFEFF", "\0", "\u001b[31mred", "a\r\nb", "\u2028", "\u202Egpj.exe", "\ud83d", "\ude00\ud83d", "😀", "👩‍👩‍👧‍👦",
        "é", "e\u0301", "猫が走る", "عربى", "=cmd|' /C calc'!A0", "@SUM(1)", "'; DROP TABLE x;--", "<script>alert(1)</script>", "\"", "\\", "\\u0000", "{\"prompt\":1}",
        "]", "[", "[create]", "%s%n", "${jndi:ldap://x}", "../../etc/passwd", "CON", "null", "NULL", "undefined", "NaN", "true", ";", ";;", "a;b", ",",
    ];

    private static readonly string[] Letters =
        [.. "abzAZ09 .,:;/\\?#%&=@[]{}'\"<>-_~+|^`!$()*\t\r\n\0".Select(static letter => letter.ToString()), "é", "ß", "İ", "猫", "\u0301", "\u200E", "\u00AD", "😀", "\ud800", "\udfff", "٥", "５"];

    internal static Gen<string> Prompt { get; } = Gen.Frequency(
        (10, Gen.Elements("A paper boat", "a cat", "Ein Boot im Regen, nah", "一只纸船", "Line one\nline two")),
        (3, Gen.Elements(Odd)),
        (3, Any),
        (1, Gen.Choose(1, 6000).Select(static length => new string('x', length))));

    /// <summary>Any sequence of characters, including halves of surrogate pairs.</summary>
    internal static Gen<string> Any => Gen.Choose(0, 12).SelectMany(static length => Gen.Elements(Letters).ArrayOf(length)).Select(string.Concat);

    internal static Gen<string> Address { get; } = Gen.Frequency(
        (12, Gen.Elements(
            "https://example.com/a.png", "http://example.com/b.png?x=1&y=2#f", "HTTPS://EXAMPLE.COM/A.PNG", "https://example.com", "https://example.com:8443/ä/猫.png", "https://例え.jp/a.png",
            "https://127.0.0.1/a.png", "https://[::1]:80/a.png", "https://user:pass@example.com/a.png", "https://example.com/a%20b.png", "https://e/x", "https://example.com/a.png?sig=%2B%2F")),
        (2, Gen.Elements("  https://example.com/trimmed.png ", "\u00A0https://example.com/nbsp.png\t", "https://example.com/\u200Bx.png", "https://example.com/a|b{c}^d.png", "https://example.com/\\x.png")),
        (4, Gen.Elements(
            "example.com/a.png", "//example.com/a.png", "ftp://example.com/a.png", "file:///etc/passwd", "FILE:///C:/x.png", "C:\\pictures\\a.png", "c:a.png", "\\\\server\\share\\a.png", "./a.png",
            "../a.png", "~/a.png", "/a.png", "a.png", "data:image/png;base64,AAAA", "javascript:alert(1)", "https://", "https:///a.png", "https:/example.com/a.png", "https:example.com/a.png",
            "https:\\\\example.com\\a.png", "http:\\\\example.com/a.png", "https://exa mple.com/a.png", "https://example.com/a b.png", "https://example.com/a\nb.png", "https://example.com/a\u0085b.png",
            "https://:80/a.png", "https://example.com:99999/a.png", "https://example.com:port/a.png", "https://[::1/a.png", "https://?x", "https://#x", "https://.", "https://..", "https://-", "http//example.com",
            "htps://example.com/a.png", " ", "http:/\\example.com/a.png", "https:/\\/example.com", "https://\\example.com", "wss://example.com/a.png", "urn:x:y", "mailto:a@example.com")),
        (1, Gen.Elements(Odd)),
        (3, Mutated));

    /// <summary>A valid address with one change.</summary>
    private static Gen<string> Mutated =>
        from at in Gen.Choose(0, 24)
        from cut in Gen.Choose(0, 2)
        from put in Gen.OneOf(Gen.Constant(""), Gen.Elements(Letters))
        let address = "https://example.com/a.png"
        let rest = Math.Min(address.Length, at + cut)
        select string.Concat(address.AsSpan(0, at), put, address.AsSpan(rest));
}
