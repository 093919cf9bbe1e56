namespace Serilog.Ecs.Masking.Fields;

/// <summary>The fields that a document may have: those of ECS, and those that the options declare.</summary>
/// <param name="declared">Names and types of the fields of the user.</param>
internal sealed class FieldNames(IDictionary<string, EcsFieldType> declared)
{
    private readonly Dictionary<string, FieldSlot> _declared =
        declared.ToDictionary(static field => field.Key, static field => FieldSlot.OfDeclared(new EcsField(field.Key, field.Value)), StringComparer.Ordinal);

    /// <summary>Returns the field of that name where a value may be written to it, else <see langword="null"/>.</summary>
    public FieldSlot? SlotOf(string name) => _declared.GetValueOrDefault(name) ?? FieldTarget.SlotOf(name);

    /// <summary>Whether the name is one around fields of the user, such as <c>acme</c> or <c>acme.tenant</c>.</summary>
    public bool IsDeclaredSet(string name) =>
        _declared.Keys.Any(field => field.Length > name.Length && field[name.Length] == '.' && field.StartsWith(name, StringComparison.Ordinal));

    /// <summary>The names of the fields of the user.</summary>
    public IEnumerable<string> Declared => _declared.Keys;
}
