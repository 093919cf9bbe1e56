using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>Collects the attributes that hold for a type or a member, wherever they are declared.</summary>
/// <remarks>
/// They hold from base types, interfaces and the classes that <c>[MetadataType]</c> names; for a member also from the parameter of a
/// constructor, as in <c>record Login(string User, [Masked] string Password)</c>, and from its backing field.
/// </remarks>
internal static class AttributeReader
{
    private const string Trimmed = "What was trimmed away is not logged by anyone.";

    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Returns what is asked for values of a type.</summary>
    public static MemberMarks OfType(Type type)
    {
        var marks = new MemberMarks();
        foreach (var one in Lineage(type))
        {
            AttributeVocabulary.Read(one, one.CustomAttributes, marks);
        }

        return marks;
    }

    /// <summary>Returns what is asked for a member.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = Trimmed)]
    public static MemberMarks OfMember(Type type, PropertyInfo property)
    {
        var marks = new MemberMarks();
        foreach (var one in Lineage(type))
        {
            foreach (var same in one.GetProperties(Declared))
            {
                if (same.Name == property.Name)
                {
                    AttributeVocabulary.Read(same, same.CustomAttributes, marks);
                }
            }

            if (one.GetField($"<{property.Name}>k__BackingField", Declared) is { } field)
            {
                AttributeVocabulary.Read(field, field.CustomAttributes, marks);
            }

            foreach (var parameter in one.GetConstructors(Declared).SelectMany(static constructor => constructor.GetParameters()))
            {
                if (string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase))
                {
                    AttributeVocabulary.Read(parameter, parameter.CustomAttributes, marks);
                }
            }
        }

        if (typeof(ISensitive).IsAssignableFrom(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))
        {
            marks.Mask(null);
        }

        return marks;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Trimmed)]
    private static IEnumerable<Type> Lineage(Type type)
    {
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            yield return current;
            if (MetadataOf(current) is { } metadata)
            {
                yield return metadata;
            }
        }

        foreach (var contract in type.GetInterfaces())
        {
            yield return contract;
        }
    }

    // [MetadataType(typeof(UserMetadata))] partial class User, where tools write the other part.
    private static Type? MetadataOf(Type type)
    {
        foreach (var attribute in type.CustomAttributes)
        {
            if (attribute.AttributeType.Name is "MetadataTypeAttribute" or "ModelMetadataTypeAttribute"
                && attribute.ConstructorArguments is [{ Value: Type metadata }, ..])
            {
                return metadata;
            }
        }

        return null;
    }
}
