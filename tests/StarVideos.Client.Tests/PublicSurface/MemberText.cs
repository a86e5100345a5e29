using System.Globalization;
using System.Reflection;

namespace StarVideos.Client.Tests.PublicSurface;

/// <summary>One line for each public member.</summary>
internal sealed class MemberText
{
    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>The line; null for a member that is not public, or that follows from another line.</summary>
    internal string? Of(MemberInfo member) => member switch
    {
        FieldInfo field when Visible(field.Attributes & FieldAttributes.FieldAccessMask) is { } access => Field(access, field),
        ConstructorInfo { IsStatic: false } constructor when Access(constructor) is { } access => $"{access} {TypeText.Name(constructor.DeclaringType!)}({Parameters(constructor)});",
        PropertyInfo property => Property(property),
        EventInfo happening when Access(happening.AddMethod!) is { } access => $"{access} {Static(happening.AddMethod!)}event {TypeText.Of(happening.EventHandlerType!)} {happening.Name};",
        MethodInfo method when Access(method) is { } access && !Follows(method) => Method(access, method),
        _ => null,
    };

    /// <summary>The parameters of a method, as declared.</summary>
    internal string Parameters(MethodBase method)
    {
        var extension = method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "ExtensionAttribute") ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    /// <summary>The type that a method returns.</summary>
    internal string Returned(MethodInfo method) => (method.ReturnType.IsByRef ? "ref " : "") + TypeText.Of(method.ReturnType, _nullability.Create(method.ReturnParameter));

    private string Field(string access, FieldInfo field)
    {
        var type = TypeText.Of(field.FieldType, _nullability.Create(field));
        return field.IsLiteral
            ? $"{access} const {type} {field.Name} = {Constant(field.GetRawConstantValue())};"
            : $"{access} {(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name};";
    }

    private string? Property(PropertyInfo property)
    {
        var accessors = new[] { property.GetMethod, property.SetMethod }.Where(accessor => accessor is not null && Access(accessor) is not null).ToArray();
        if (accessors.Length == 0)
        {
            return null;
        }

        var widest = accessors.Any(accessor => accessor!.IsPublic) ? "public" : "protected";
        var words = accessors.Select(accessor => (Access(accessor!) == widest ? "" : Access(accessor!) + " ") + Word(accessor!) + "; ");
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var required = property.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "RequiredMemberAttribute") ? "required " : "";
        return $"{widest} {Modifiers(accessors[0]!)}{required}{TypeText.Of(property.PropertyType, _nullability.Create(property))} {name} {{ {string.Concat(words)}}}";
    }

    private string Method(string access, MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return $"{access} {Modifiers(method)}{Returned(method)} {method.Name}{generic}({Parameters(method)});";
    }

    private string Parameter(ParameterInfo parameter)
    {
        var kind = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "ParamArrayAttribute" or "ParamCollectionAttribute") => "params ",
            _ => "",
        };
        var value = parameter.HasDefaultValue ? $" = {(parameter.RawDefaultValue is null && parameter.ParameterType is { IsValueType: true, Name: not "Nullable`1" } ? "default" : Constant(parameter.RawDefaultValue))}" : "";
        return $"{kind}{TypeText.Of(parameter.ParameterType, _nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private static string Word(MethodInfo accessor) =>
        accessor.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit") ? "init" : accessor.Name[..3];

    private static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface && method.IsAbstract)
        {
            return "";
        }

        // A virtual method without a new slot is an override.
        var overriding = method.IsVirtual && (method.Attributes & MethodAttributes.NewSlot) == 0;
        return Static(method) + (method, overriding) switch
        {
            ({ IsAbstract: true }, false) => "abstract ",
            ({ IsAbstract: true }, true) => "abstract override ",
            ({ IsFinal: true }, true) => "sealed override ",
            (_, true) => "override ",
            ({ IsVirtual: true, IsFinal: false }, _) => "virtual ",
            _ => "",
        };
    }

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : "";

    // Accessors are shown with their property or event. Members that the compiler writes follow from "record", except Deconstruct.
    private static bool Follows(MethodInfo method) =>
        (method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal))
        || (method.Name != "Deconstruct" && method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "CompilerGeneratedAttribute"));

    private static string? Access(MethodBase method) => Visible((FieldAttributes)(method.Attributes & MethodAttributes.MemberAccessMask));

    // Fields and methods use the same numbers for accessibility.
    private static string? Visible(FieldAttributes access) => access switch
    {
        FieldAttributes.Public => "public",
        FieldAttributes.Family or FieldAttributes.FamORAssem => "protected",
        _ => null,
    };

    private static string Constant(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool yes => yes ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
