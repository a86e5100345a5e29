#if !NET
namespace System.Runtime.CompilerServices;

/// <summary>The compiler looks for it by name where there are init accessors, and .NET Framework lacks it.</summary>
internal static class IsExternalInit;
#endif
