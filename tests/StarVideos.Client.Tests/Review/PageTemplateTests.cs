using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using StarVideos.Review.Export;

namespace StarVideos.Client.Tests.Review;

public sealed class PageTemplateTests : ReviewFixture
{
    [Fact]
    public void One_file_asks_for_nothing_and_runs_only_what_the_policy_names()
    {
        Export([ReviewEntry.Of(Done("video_1"), Video("a.mp4"))]);
        var html = File.ReadAllText(Page);

        var style = Assert.Single(Regex.Matches(html, "<style>(.*?)</style>", RegexOptions.Singleline)).Groups[1].Value;
        var script = Assert.Single(Regex.Matches(html, "<script type=\"module\">(.*?)</script>", RegexOptions.Singleline)).Groups[1].Value;
        var policy = Assert.Single(Regex.Matches(html, "<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">")).Groups[1].Value;
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{Digest(style)}'; script-src 'sha256-{Digest(script)}'; media-src file: 'self' blob:; img-src data: blob:; base-uri 'none'; form-action 'none'; connect-src 'none'",
            policy);
        Assert.Equal(2, Regex.Count(html, "<script"));
        Assert.DoesNotContain("<!-- style", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', html);
        Assert.DoesNotMatch("(src|href)=\"https?:", html);
        Assert.DoesNotMatch(" style=\"| on[a-z]+=\"", html[..html.IndexOf("<script", StringComparison.Ordinal)]);
        Assert.InRange(html.IndexOf("starvideos-review", StringComparison.Ordinal), 1, 8000);
        Assert.True(html.IndexOf("<meta charset", StringComparison.Ordinal) is > 0 and < 1000);
    }

    [Fact]
    public void Style_and_script_hold_nothing_that_could_end_them()
    {
        foreach (var name in PageSources.Names(".css").Concat(PageSources.Names(".js")))
        {
            Assert.DoesNotMatch("(?i)</?(script|style)|<!--", PageSources.Read(name));
        }
    }

    [Fact]
    public void Every_source_is_in_the_order_and_behind_what_it_imports()
    {
        var order = PageSources.Lines("order.txt");
        Assert.Equal(PageSources.Names(".js").Order(), order.Where(static name => name.EndsWith(".js", StringComparison.Ordinal)).Order());
        foreach (var name in order.Where(static name => name.EndsWith(".js", StringComparison.Ordinal)))
        {
            foreach (Match import in Regex.Matches(PageSources.Read(name), @"from\s*'\./([\w.-]+)'"))
            {
                Assert.InRange(Array.IndexOf(order, import.Groups[1].Value), 0, Array.IndexOf(order, name) - 1);
            }
        }
    }

    [Fact]
    public void No_two_modules_declare_one_name()
    {
        var names = PageSources.Names(".js").SelectMany(static name =>
            Regex.Matches(PageSources.Read(name), @"^(?:export )?(?:async )?(?:function|const|let|class)\s+(\w+)", RegexOptions.Multiline).Select(match => (match.Groups[1].Value, name))).ToArray();
        Assert.NotEmpty(names);
        Assert.Empty(names.GroupBy(static one => one.Value).Where(static same => same.Count() > 1).Select(static same => string.Join(", ", same)));
    }

    [Fact]
    public void Modules_are_joined_without_the_words_that_tie_them()
    {
        const string One = "// one\nexport const a = 1;\nexport async function f() { return 'export const'; }\n";
        const string Two = "import { a, f } from './one.js';\nimport {\n    b,\n} from './other.js';\n\nexport class C { x = a; }\nlet y = `\n  import`;\n";
        Assert.Equal("// one\nconst a = 1;\nasync function f() { return 'export const'; }\nclass C { x = a; }\nlet y = `\n  import`;\n", ScriptModules.Join([("one.js", One), ("two.js", Two)]));
    }

    [Theory]
    [InlineData("import * as one from './one.js';\n")]
    [InlineData("import one from './one.js';\n")]
    [InlineData("import './one.js';\n")]
    [InlineData("import { a } from 'https://example.com/one.js';\n")]
    [InlineData("export default 1;\n")]
    [InlineData("const a = 1;\nexport { a };\n")]
    public void A_form_that_cannot_be_joined_is_refused(string source) =>
        Assert.Contains("two.js", Assert.Throws<InvalidOperationException>(() => ScriptModules.Join([("two.js", source)])).Message, StringComparison.Ordinal);

    private static string Digest(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
