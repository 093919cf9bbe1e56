using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Serilog.Ecs.Masking.Redaction;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>What attributes say about a member: the pack's own, and others' by their names.</summary>
/// <param name="IsLeftOut">Whether it is not logged at all.</param>
/// <param name="IsMasked">Whether its value is hidden.</param>
/// <param name="Style">The form of the mask, or <see langword="null"/> where nothing shows.</param>
internal readonly record struct MemberMarks(bool IsLeftOut, bool IsMasked, MaskStyle? Style)
{
    private static readonly string[] LeaveOut = ["NotLoggedAttribute", "LogIgnoreAttribute", "DoNotLogAttribute"];
    private static readonly string[] Mask = ["LogMaskedAttribute", "PersonalDataAttribute", "ProtectedPersonalDataAttribute", "DataClassificationAttribute", "SensitiveDataAttribute", "LogReplacedAttribute"];

    public static MemberMarks OfType(Type type)
    {
        var marks = default(MemberMarks);
        foreach (var one in Lineage(type))
        {
            marks = Read(one.CustomAttributes, marks);
        }

        return marks;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "What was trimmed away is not logged by anyone.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "As above.")]
    public static MemberMarks Of(Type type, PropertyInfo property)
    {
        var marks = default(MemberMarks);
        foreach (var one in Lineage(type))
        {
            foreach (var same in one.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                marks = same.Name == property.Name ? Read(same.CustomAttributes, marks) : marks;
            }

            // record Login(string User, [Masked] string Password): the attribute is the parameter's.
            foreach (var constructor in one.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            {
                foreach (var parameter in constructor.GetParameters())
                {
                    marks = string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase) ? Read(parameter.CustomAttributes, marks) : marks;
                }
            }
        }

        return OfValueType(property.PropertyType, marks);
    }

    private static MemberMarks OfValueType(Type type, MemberMarks marks) => typeof(ISensitive).IsAssignableFrom(Nullable.GetUnderlyingType(type) ?? type) ? marks with { IsMasked = true } : marks;

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "What was trimmed away is not logged by anyone.")]
    private static IEnumerable<Type> Lineage(Type type)
    {
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            yield return current;
        }

        foreach (var contract in type.GetInterfaces())
        {
            yield return contract;
        }
    }

    private static MemberMarks Read(IEnumerable<CustomAttributeData> attributes, MemberMarks marks)
    {
        foreach (var attribute in attributes)
        {
            var name = NameOf(attribute.AttributeType);
            if (LeaveOut.Contains(name, StringComparer.Ordinal))
            {
                marks = marks with { IsLeftOut = true };
            }
            else if (attribute.AttributeType == typeof(MaskedAttribute))
            {
                // A style that does not exist hides all.
                var style = Argument(attribute, nameof(MaskedAttribute.Style)) is string text ? StyleNames.Find(text) : null;
                marks = marks with { IsMasked = true, Style = marks.IsMasked ? marks.Style : style };
            }
            else if (name is not null && Mask.Contains(name, StringComparer.Ordinal))
            {
                marks = marks with { IsMasked = true, Style = marks.IsMasked ? marks.Style : Ends(attribute) };
            }
        }

        return marks;
    }

    // DataClassificationAttribute and PersonalDataAttribute are derived from.
    private static string? NameOf(Type? type)
    {
        for (; type is not null && type != typeof(Attribute); type = type.BaseType)
        {
            if (Mask.Contains(type.Name, StringComparer.Ordinal) || LeaveOut.Contains(type.Name, StringComparer.Ordinal))
            {
                return type.Name;
            }
        }

        return null;
    }

    private static MaskStyle? Ends(CustomAttributeData attribute)
    {
        var first = Argument(attribute, "ShowFirst") as int? ?? 0;
        var last = Argument(attribute, "ShowLast") as int? ?? 0;
        return first is > 0 and <= 64 || last is > 0 and <= 64 ? MaskStyle.ShowEnds(Math.Clamp(first, 0, 64), Math.Clamp(last, 0, 64)) : null;
    }

    private static object? Argument(CustomAttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.MemberName == name)
            {
                return argument.TypedValue.Value;
            }
        }

        return null;
    }
}
