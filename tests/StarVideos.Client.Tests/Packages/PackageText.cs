using System.Xml.Linq;

namespace StarVideos.Client.Tests.Packages;

/// <summary>The metadata of a package. Names are without their namespace, which depends on the features that a package uses.</summary>
internal sealed class PackageText(XElement metadata)
{
    /// <summary>The text of an element that occurs once.</summary>
    internal string Element(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    /// <summary>The elements of this name, at any depth.</summary>
    internal IEnumerable<XElement> All(string name) => metadata.Descendants().Where(element => element.Name.LocalName == name);
}
