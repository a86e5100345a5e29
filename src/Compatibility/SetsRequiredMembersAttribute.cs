#if !NET
namespace System.Diagnostics.CodeAnalysis;

/// <summary>Needed by the compiler for constructors that set required members. .NET Framework does not have it.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
#endif
