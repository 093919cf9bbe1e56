using System.Globalization;
using Serilog.Ecs.Masking.Fields;

namespace Serilog.Ecs.Masking.Document.Values;

/// <summary>Reads the text of a static field as its field's type.</summary>
internal static class StaticValue
{
    /// <summary>Returns the value to write, or <see langword="null"/> if the text is not of the field's type.</summary>
    public static object? TryOf(FieldNames names, string name, string text)
    {
        if (names.SlotOf(name) is not { } slot)
        {
            return text;
        }

        object? value = slot.Field.Type switch
        {
            EcsFieldType.Long or EcsFieldType.Integer =>
                long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            EcsFieldType.Float or EcsFieldType.Double or EcsFieldType.ScaledFloat =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            EcsFieldType.Boolean => bool.TryParse(text, out var flag) ? flag : null,
            _ => text,
        };
        return value is not null && FieldFit.AcceptsScalar(slot.Field.Type, value) ? value : null;
    }

    public static object Of(FieldNames names, string name, string text) => TryOf(names, name, text) ?? text;
}
