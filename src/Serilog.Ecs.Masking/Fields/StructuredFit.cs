using Serilog.Events;

namespace Serilog.Ecs.Masking.Fields;

/// <summary>
/// Returns whether a structure may be written as an ECS field that is an object: only if each of its members is a field of
/// the schema and holds a value of that field's type, for a member unknown to the mapping may conflict with another document's.
/// </summary>
internal static class StructuredFit
{
    private const int MaxDepth = 8;

    public static bool Accepts(EcsField field, LogEventPropertyValue value) => Accepts(field, value, 0);

    private static bool Accepts(EcsField field, LogEventPropertyValue value, int depth)
    {
        if (depth > MaxDepth)
        {
            return false;
        }

        switch (field.Type)
        {
            case EcsFieldType.GeoPoint:
                return value is StructureValue point && IsPoint(point);

            case EcsFieldType.Flattened:
                return depth == 0 && value is StructureValue or DictionaryValue;

            case EcsFieldType.Object or EcsFieldType.Nested when value is SequenceValue sequence:
                return field.IsArray
                    && sequence.Elements.Count > 0
                    && sequence.Elements.All(element => element is StructureValue structure && MembersFit(field, structure, depth));

            case EcsFieldType.Object or EcsFieldType.Nested:
                return value is StructureValue single && MembersFit(field, single, depth);

            default:
                return false;
        }
    }

    private static bool MembersFit(EcsField field, StructureValue structure, int depth)
    {
        if (structure.Properties.Count == 0 || !EcsFieldTable.HasSubFields(field))
        {
            return false;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in structure.Properties)
        {
            var name = member.Name;
            if (name.Contains('.', StringComparison.Ordinal) || !names.Add(name)
                || EcsFieldTable.Find(field.Name + "." + name) is not { In8: true } inner || EcsFieldTable.IsMultiField(inner))
            {
                return false;
            }

            var fits = member.Value is StructureValue ? Accepts(inner, member.Value, depth + 1) : FieldFit.Accepts(inner, member.Value);
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPoint(StructureValue point) =>
        point.Properties.Count == 2 && HasCoordinate(point, "lat", 90) && HasCoordinate(point, "lon", 180);

    private static bool HasCoordinate(StructureValue point, string name, double limit) =>
        point.Properties.Any(member => member.Name == name
            && member.Value is ScalarValue { Value: double or float or int or decimal } scalar
            && Math.Abs(Convert.ToDouble(scalar.Value, System.Globalization.CultureInfo.InvariantCulture)) <= limit);
}
