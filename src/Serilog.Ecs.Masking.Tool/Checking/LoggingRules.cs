using System.Text.Json;

namespace Serilog.Ecs.Masking.Tool.Checking;

/// <summary>The rules of the ecs-logging specification: fields that must be there, their places and types.</summary>
internal sealed class LoggingRules
{
    private const int Timestamp = 0;
    private const int Level = 1;
    private const int Message = 2;
    private const int Version = 3;

    // The place among the members that the specification wants, or -1.
    private static readonly (string Name, byte[] Bytes, int Index, bool IsTopLevel)[] Fields =
    [
        ("@timestamp", [.. "@timestamp"u8], 0, false),
        ("log.level", [.. "log.level"u8], 1, true),
        ("message", [.. "message"u8], 2, false),
        ("ecs.version", [.. "ecs.version"u8], -1, true),
    ];

    private readonly (bool IsThere, int Depth, int Index, JsonTokenType Kind)[] _found = new (bool, int, int, JsonTokenType)[4];

    public void Begin() => Array.Clear(_found);

    public void Note(ReadOnlySpan<byte> name, int depth, int index, JsonTokenType kind)
    {
        var field = name.Length switch { 10 => Timestamp, 9 => Level, 7 => Message, 11 => Version, _ => -1 };
        if (field >= 0 && name.SequenceEqual(Fields[field].Bytes))
        {
            _found[field] = (true, depth, index, kind);
        }
    }

    public void End(CheckWorker worker)
    {
        for (var field = 0; field < Fields.Length; field++)
        {
            var (name, _, index, isTopLevel) = Fields[field];
            var found = _found[field];
            if (!found.IsThere)
            {
                Missing(worker, field, name);
            }
            else if (isTopLevel && found.Depth > 0)
            {
                worker.Warn(name, "is inside an object; ecs-logging wants the dotted name");
            }
            else if (index >= 0 && (found.Depth > 0 || found.Index != index))
            {
                worker.Warn(name, $"is not the {(index == 0 ? "first" : index == 1 ? "second" : "third")} field, where ecs-logging wants it");
            }
            else if (found.Kind != JsonTokenType.String)
            {
                worker.Warn(name, "is not a text, as ecs-logging wants it");
            }
        }
    }

    private static void Missing(CheckWorker worker, int field, string name)
    {
        if (field == Timestamp)
        {
            worker.Reject(name, "is missing; data streams reject such documents");
        }
        else
        {
            worker.Warn(name, "is missing; ecs-logging wants it");
        }
    }
}
