using System.Reflection;
using System.Text;

namespace StarVideos.Client.Tests.PublicSurface;

/// <summary>Lists the public surface of an assembly: a line for each type, and below it a line for each member, sorted.</summary>
internal static class SurfaceWriter
{
    private static readonly MemberTypes[] Kinds = [MemberTypes.Field, MemberTypes.Constructor, MemberTypes.Property, MemberTypes.Event, MemberTypes.Method];

    /// <summary>Reads the assembly without loading it, because it may be for another framework than the tests.</summary>
    internal static string Write(string assembly)
    {
        using var context = new MetadataLoadContext(new FacadeResolver(), "System.Private.CoreLib");
        var types = context.LoadFromAssemblyPath(assembly).GetTypes().Where(Visible).OrderBy(type => type.FullName, StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var type in types)
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(Header(type)).Append('\n');
            foreach (var line in Members(type))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => $"{field.Name} = {field.GetRawConstantValue()},");
        }

        if (IsDelegate(type))
        {
            return [];
        }

        var writer = new MemberText();
        return type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(member => (Order: Array.IndexOf(Kinds, member.MemberType), member.Name, Line: writer.Of(member)))
            .Where(member => member.Line is not null)
            .OrderBy(member => member.Order).ThenBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Line, StringComparer.Ordinal)
            .Select(member => member.Line!);
    }

    private static string Header(Type type)
    {
        var access = type.IsPublic || type.IsNestedPublic ? "public" : "protected";
        var generic = type.IsGenericTypeDefinition ? $"<{string.Join(", ", type.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        var name = $"{type.Namespace}.{TypeText.Name(type)}{generic}";
        if (IsDelegate(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            var writer = new MemberText();
            return $"{access} delegate {writer.Returned(invoke)} {name}({writer.Parameters(invoke)})";
        }

        var bases = type.IsEnum ? [TypeText.Of(type.GetEnumUnderlyingType())] : Bases(type).ToArray();
        return $"{access} {Kind(type)} {name}{(bases.Length == 0 ? "" : " : " + string.Join(", ", bases))}";
    }

    private static string Kind(Type type)
    {
        var record = IsRecord(type) ? "record " : "";
        if (type.IsEnum || type.IsInterface)
        {
            return type.IsEnum ? "enum" : "interface";
        }

        if (type.IsValueType)
        {
            return $"{(type.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "IsReadOnlyAttribute") ? "readonly " : "")}{record}struct";
        }

        return (type switch
        {
            { IsAbstract: true, IsSealed: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsSealed: true } => "sealed ",
            _ => "",
        }) + record + "class";
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.BaseType is { FullName: not ("System.Object" or "System.ValueType") } parent)
        {
            yield return TypeText.Of(parent);
        }

        // Interfaces of the base class are left out, and so is IEquatable of a record.
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var interfaces = type.GetInterfaces().Except(inherited).Where(Visible).Where(one => !(IsRecord(type) && one.Name == "IEquatable`1"));
        foreach (var one in interfaces.Select(TypeText.Of).Order(StringComparer.Ordinal))
        {
            yield return one;
        }
    }

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly) is not null;

    private static bool IsDelegate(Type type) => type.BaseType?.FullName == "System.MulticastDelegate";

    private static bool Visible(Type type) =>
        type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && Visible(type.DeclaringType!));

    /// <summary>
    /// Finds every reference among the assemblies that run these tests. An assembly of .NET Framework has one of the same name there, which says
    /// where each type is now. The assemblies of packages for .NET Framework are part of the runtime.
    /// </summary>
    private sealed class FacadeResolver : MetadataAssemblyResolver
    {
        private static readonly string Runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        public override Assembly? Resolve(MetadataLoadContext context, AssemblyName assemblyName)
        {
            var path = Path.Combine(Runtime, assemblyName.Name + ".dll");
            return context.LoadFromAssemblyPath(File.Exists(path) ? path : Path.Combine(Runtime, "System.Runtime.dll"));
        }
    }
}
