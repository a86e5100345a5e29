using System.Xml.Linq;

namespace StarVideos.Client.Tests.Packages;

/// <summary>The metadata of a package, by names without their namespace: it differs with what a package uses.</summary>
internal sealed class PackageText(XElement metadata)
{
    /// <summary>The text of an element that is there once.</summary>
    internal string Element(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    /// <summary>The elements of this name, however deep.</summary>
    internal IEnumerable<XElement> All(string name) => metadata.Descendants().Where(element => element.Name.LocalName == name);
}
