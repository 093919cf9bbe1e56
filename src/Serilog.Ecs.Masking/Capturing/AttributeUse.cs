using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>One attribute where it is applied.</summary>
/// <param name="declaration">The member, type or parameter.</param>
/// <param name="data">What the metadata holds of it.</param>
internal sealed class AttributeUse(ICustomAttributeProvider declaration, CustomAttributeData data)
{
    private readonly Lazy<Attribute?> _instance = new(() => Create(declaration, data.AttributeType));

    public Type Type => data.AttributeType;

    /// <summary>The attribute itself, or <see langword="null"/> if its constructor throws.</summary>
    public Attribute? Instance => _instance.Value;

    /// <summary>Returns a property that is a text.</summary>
    public string? Text(string name) => Value(name) as string;

    /// <summary>Returns a property: what is set where the attribute is applied, else what its own code sets.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A property that was trimmed away was set nowhere but where the attribute is applied.")]
    public object? Value(string name)
    {
        foreach (var argument in data.NamedArguments)
        {
            if (argument.MemberName == name)
            {
                return argument.TypedValue.Value;
            }
        }

        try
        {
            var value = Instance?.GetType().GetProperty(name)?.GetValue(Instance);
            return value is Enum ? Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) : value;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>Returns an argument of the constructor, or <see langword="null"/> if there is none at this place.</summary>
    public object? Argument(int index) => index < data.ConstructorArguments.Count ? data.ConstructorArguments[index].Value : null;

    private static Attribute? Create(ICustomAttributeProvider declaration, Type type)
    {
        try
        {
            return declaration.GetCustomAttributes(type, inherit: false).OfType<Attribute>().FirstOrDefault(one => one.GetType() == type);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
