using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Checking;

/// <summary>Finds the fields of ECS 8.11 and the objects around them by the bytes of their names.</summary>
internal sealed class FieldTypes
{
    private readonly NameTable _table = new();
    private readonly List<EcsField?> _fields = [null];

    private FieldTypes()
    {
        var sets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in EcsFieldTable.All.Where(static field => field.In8))
        {
            _table.Add(field.Name, _fields.Count);
            _fields.Add(field);
            for (var dot = field.Name.IndexOf('.', StringComparison.Ordinal); dot > 0 && !EcsFieldTable.IsMultiField(field); dot = field.Name.IndexOf('.', dot + 1))
            {
                sets.Add(field.Name[..dot]);
            }
        }

        // Objects that hold fields, and are not fields themselves.
        foreach (var set in sets.Where(name => _table.Find(System.Text.Encoding.UTF8.GetBytes(name)) == 0))
        {
            _table.Add(set, _fields.Count);
            _fields.Add(new EcsField(set, EcsFieldType.Object));
        }
    }

    public static FieldTypes All { get; } = new();

    public EcsField? Find(ReadOnlySpan<byte> name) => _fields[_table.Find(name)];
}
