#if !NET
namespace System.Runtime.CompilerServices;

/// <summary>Needed by the compiler for required members. .NET Framework does not have it.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class RequiredMemberAttribute : Attribute;
#endif
