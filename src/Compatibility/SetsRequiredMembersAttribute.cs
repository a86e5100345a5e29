#if !NET
namespace System.Diagnostics.CodeAnalysis;

/// <summary>The compiler looks for it by name at constructors that set required members, and .NET Framework lacks it.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
#endif
