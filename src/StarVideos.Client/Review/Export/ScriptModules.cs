using System.Text;
using System.Text.RegularExpressions;

namespace StarVideos.Review.Export;

/// <summary>
/// Joins the modules of the page to one script. Every module imports names of other modules at its top, and exports names where it declares
/// them. Names are unique over all modules. So the modules in the order of their dependencies, without import and export, are one module
/// that works the same.
/// </summary>
internal static class ScriptModules
{
    private static readonly Regex Import = new(@"^import\s*\{[^{}]*\}\s*from\s*'\./[\w.-]+\.js';[ \t]*\n", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex Exported = new(@"^export (?=(async )?function\b|const\b|let\b|class\b)", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex LeftOver = new(@"^(import|export)\b.*", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <exception cref="InvalidOperationException">A module has an import or export in another form.</exception>
    internal static string Join(IEnumerable<(string Name, string Source)> modules)
    {
        var joined = new StringBuilder();
        foreach (var (name, source) in modules)
        {
            var plain = Exported.Replace(Import.Replace(source, ""), "").Trim('\n');
            if (LeftOver.Match(plain) is { Success: true } line)
            {
                throw new InvalidOperationException($"{name}: '{line.Value}' is of a form that cannot be joined.");
            }

            joined.Append(plain).Append('\n');
        }

        return joined.ToString();
    }
}
