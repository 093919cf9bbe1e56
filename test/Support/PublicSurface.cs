using System.Reflection;
using System.Text;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>The public surface of an assembly, as text that a reviewer reads. A change is made by changing the approved file.</summary>
internal static class PublicSurface
{
    private const string Default = "PublicApi.approved.txt";

    /// <summary>Fails unless the surface is the one that the calling project has approved.</summary>
    public static void IsApproved(Assembly assembly, string approved = Default)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(approved)!;
        using var reader = new StreamReader(stream);

        var actual = Describe(assembly);

        Assert.That(actual, Is.EqualTo(reader.ReadToEnd().ReplaceLineEndings("\n")), $"If the change is meant, this is the new text of Approval/{approved}:\n{actual}");
    }

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(type.IsEnum ? "enum " : type.IsAbstract && type.IsSealed ? "static class " : type.IsSealed ? "sealed class " : "class ").Append(type.FullName).Append('\n');
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => (member is not MethodBase { IsSpecialName: true } and not Type and not FieldInfo { IsLiteral: false }) || member is ConstructorInfo)
                .Select(member => Describe(type, member)).Order(StringComparer.Ordinal);
            foreach (var member in members)
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Describe(Type type, MemberInfo member) => member switch
    {
        ConstructorInfo constructor => "ctor(" + Parameters(constructor) + ")",
        MethodInfo method => Name(method.ReturnType) + " " + method.Name + "(" + Parameters(method) + ")",
        PropertyInfo property => Name(property.PropertyType) + " " + property.Name + (property.CanWrite ? " { get; set; }" : " { get; }"),
        FieldInfo field when field.GetRawConstantValue() is string text => "const " + field.Name + " = \"" + text + "\"",
        FieldInfo field => field.Name + " = " + Convert.ToInt32(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture),
        _ => member.ToString()!,
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        Name(parameter.ParameterType) + " " + parameter.Name + (parameter.HasDefaultValue ? " = " + (parameter.DefaultValue ?? "null") : "")));

    private static string Name(Type type) => Nullable.GetUnderlyingType(type) is { } inner
        ? Name(inner) + "?"
        : type.IsGenericType ? type.Name[..type.Name.IndexOf('`')] + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">" : type.Name;
}
