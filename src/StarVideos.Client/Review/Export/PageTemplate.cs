using System.Security.Cryptography;
using System.Text;

namespace StarVideos.Review.Export;

/// <summary>
/// The page without its data: one HTML file that contains its style and its script, and a content security policy that allows these two and
/// nothing from elsewhere. It is made once.
/// </summary>
internal sealed class PageTemplate
{
    /// <summary>The tag before the data. No text in the data can end it, because every &lt; in the data is escaped.</summary>
    internal const string DataBegin = "<script type=\"application/json\" id=\"review-data\">";

    internal const string DataEnd = "</script>";

    private static readonly Lazy<PageTemplate> Made = new(static () => new PageTemplate());

    private PageTemplate()
    {
        var order = PageSources.Lines("order.txt");
        var styles = order.Where(IsStyle).Concat(PageSources.Names(".css").Except(order).OrderBy(static name => name, StringComparer.Ordinal));
        var style = string.Concat(styles.Select(static name => PageSources.Read(name).Trim('\n') + "\n"));
        var script = ScriptModules.Join(order.Where(static name => !IsStyle(name)).Select(static name => (name, PageSources.Read(name))));
        Policy = PolicyOf(style, script);

        var page = PageSources.Read("page.html");
        page = Put(page, "style", $"<style>{style}</style>");
        page = Put(page, "script", $"<script type=\"module\">{script}</script>");
        (BeforeMark, var rest) = Cut(page, "policy");
        (AfterMark, AfterData) = Cut(rest, "data");
        BeforeMark += $"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n";
        AfterMark = "\n" + AfterMark + DataBegin;
        AfterData = DataEnd + "\n" + AfterData;
    }

    internal static PageTemplate Instance => Made.Value;

    /// <summary>The content security policy: what a browser may load and run.</summary>
    internal string Policy { get; }

    /// <summary>The part before the mark that identifies the page.</summary>
    internal string BeforeMark { get; }

    /// <summary>The part between the mark and the data.</summary>
    internal string AfterMark { get; }

    /// <summary>The part after the data.</summary>
    internal string AfterData { get; }

    private static bool IsStyle(string name) => name.EndsWith(".css", StringComparison.Ordinal);

    private static string PolicyOf(string style, string script) =>
        $"default-src 'none'; style-src 'sha256-{Digest(style)}'; script-src 'sha256-{Digest(script)}'; media-src file: 'self' blob:; img-src data: blob:; base-uri 'none'; form-action 'none'; connect-src 'none'";

    private static string Digest(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
#if NET
        return Convert.ToBase64String(SHA256.HashData(bytes));
#else
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(bytes));
#endif
    }

    private static string Put(string page, string place, string text)
    {
        var (before, after) = Cut(page, place);
        return before + text + "\n" + after;
    }

    /// <summary>Splits the page at the line with a placeholder.</summary>
    private static (string Before, string After) Cut(string page, string place)
    {
        var line = $"<!-- {place} -->\n";
        var at = page.IndexOf(line, StringComparison.Ordinal);
        return at >= 0 && page.IndexOf(line, at + 1, StringComparison.Ordinal) < 0
            ? (page.Substring(0, at), page.Substring(at + line.Length))
            : throw new InvalidOperationException($"The page needs one line {line.TrimEnd()}.");
    }
}
