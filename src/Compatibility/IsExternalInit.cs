#if !NET
namespace System.Runtime.CompilerServices;

/// <summary>Needed by the compiler for init accessors. .NET Framework does not have it.</summary>
internal static class IsExternalInit;
#endif
