#if !NET
namespace System.Runtime.CompilerServices;

/// <summary>Needed by the compiler for required members. .NET Framework does not have it.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
#endif
