#if !NET
namespace System.Runtime.CompilerServices;

/// <summary>The compiler looks for it by name where there are required members, and .NET Framework lacks it.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
#endif
