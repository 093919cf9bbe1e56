using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Serilog.Ecs.Masking.Compiled;

/// <summary>The values of an options object at one time. Options can be changed, and what was made of them holds only as long as they are not.</summary>
internal sealed class OptionsSnapshot : IEquatable<OptionsSnapshot>
{
    private static readonly FieldInfo[] EcsFields = FieldsOf(typeof(EcsOptions));
    private static readonly FieldInfo[] MaskingFields = FieldsOf(typeof(MaskingOptions));

    private readonly object?[] _values;

    private OptionsSnapshot(object?[] values) => _values = values;

    /// <summary>Reads every option, the entries of lists one by one.</summary>
    public static OptionsSnapshot Of(EcsOptions options) => Of(EcsFields, options);

    /// <summary>Reads every option, the entries of lists one by one.</summary>
    public static OptionsSnapshot Of(MaskingOptions options) => Of(MaskingFields, options);

    public bool Equals(OptionsSnapshot? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as OptionsSnapshot);

    public override int GetHashCode() => _values.Length;

    private static OptionsSnapshot Of(FieldInfo[] fields, object options)
    {
        var values = new List<object?>(64);
        Add(values, fields, options);
        return new([.. values]);
    }

    private static void Add(List<object?> values, FieldInfo[] fields, object options)
    {
        foreach (var field in fields)
        {
            Add(values, field.GetValue(options));
        }
    }

    private static void Add(List<object?> values, object? value)
    {
        switch (value)
        {
            case MaskingOptions masking:
                Add(values, MaskingFields, masking);
                break;

            case IDictionary<string, string> map:
                values.Add(map.Count);
                foreach (var (name, text) in map)
                {
                    values.Add(name);
                    values.Add(text);
                }

                break;

            case IEnumerable list and not string:
                // Entries of a dictionary are structures, which are equal where key and value are.
                values.Add(list.GetType());
                values.AddRange(list.Cast<object?>());
                break;

            default:
                values.Add(value);
                break;
        }
    }

    private static FieldInfo[] FieldsOf(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.NonPublicFields)] Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
}
