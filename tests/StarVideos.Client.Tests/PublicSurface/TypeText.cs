using System.Reflection;

namespace StarVideos.Client.Tests.PublicSurface;

/// <summary>Types as C# spells them, with nullability. Uses names only, because the types may be of another framework.</summary>
internal static class TypeText
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.Char"] = "char",
        ["System.Decimal"] = "decimal",
        ["System.Double"] = "double",
        ["System.Int16"] = "short",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.Object"] = "object",
        ["System.SByte"] = "sbyte",
        ["System.Single"] = "float",
        ["System.String"] = "string",
        ["System.UInt16"] = "ushort",
        ["System.UInt32"] = "uint",
        ["System.UInt64"] = "ulong",
        ["System.Void"] = "void",
    };

    /// <summary>A type without nullability.</summary>
    internal static string Of(Type type) => Of(type, null);

    /// <summary>A type; with a question mark wherever null is allowed.</summary>
    internal static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability);
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{Question(nullability)}";
        }

        var arguments = type.GetGenericArguments();
        if (type.FullName is { } name && name.StartsWith("System.Nullable`1", StringComparison.Ordinal))
        {
            return Of(arguments[0]) + "?";
        }

        if (arguments.Length == 0)
        {
            return Keywords.GetValueOrDefault(type.FullName ?? type.Name, Name(type)) + (type.IsValueType ? "" : Question(nullability));
        }

        var known = nullability?.GenericTypeArguments;
        var inner = arguments.Select((argument, at) => Of(argument, known?.Length == arguments.Length ? known[at] : null));
        return $"{Name(type)}<{string.Join(", ", inner)}>{(type.IsValueType ? "" : Question(nullability))}";
    }

    /// <summary>The name without arity. The name of a nested type follows the names of its outer types.</summary>
    internal static string Name(Type type) =>
        (type is { IsNested: true, IsGenericParameter: false } ? Name(type.DeclaringType!) + "." : "") + type.Name.Split('`')[0];

    private static string Question(NullabilityInfo? nullability) => nullability?.ReadState == NullabilityState.Nullable ? "?" : "";
}
