using System.Text;
using System.Text.Json;
using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Checking;

/// <summary>Checks lines one by one. One thread at a time uses it.</summary>
internal sealed class CheckWorker
{
    // Container runtimes divide longer lines.
    private const int LongLine = 16 * 1024;
    private const int DeepestFlattened = 20;

    private static readonly HashSet<string> Metadata = new(StringComparer.Ordinal)
    {
        "_id", "_index", "_source", "_type", "_routing", "_ignored", "_field_names", "_version", "_tier", "_doc_count",
    };

    private readonly ByteBuffer _path = new();
    private readonly ByteBuffer _unwrapped = new();
    private readonly LoggingRules _rules = new();
    private readonly NameHashes _names = new();
    private CheckPart _part = null!;
    private long _line;
    private bool _isRejected;

    public CheckPart Check(Block block)
    {
        _part = new CheckPart(block.Source) { Bytes = block.Length };
        _line = block.FirstLine;
        var lines = new BlockLines(block.Text);
        while (lines.MoveNext())
        {
            var line = lines.Current;
            if (ContainerLine.TryUnwrap(line, _unwrapped, out var start, out _))
            {
                line = start >= 0 ? line[start..] : _unwrapped.Written;
            }

            if (!line.IsEmpty)
            {
                _part.Lines++;
                CheckLine(line);
            }

            _unwrapped.Rewind(0);
            _line++;
        }

        return _part;
    }

    private void CheckLine(ReadOnlySpan<byte> line)
    {
        _isRejected = false;
        _path.Rewind(0);
        _names.Clear();
        _rules.Begin();
        if (line.Length > LongLine)
        {
            Warn("", "is over 16 kB; container runtimes divide such lines");
        }

        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 1_000 });
        try
        {
            if (line[0] != '{' || !reader.Read())
            {
                Reject("", "is not a JSON object");
            }
            else
            {
                CheckObject(ref reader, depth: 0, flattened: -1);
                _rules.End(this);
                if (reader.Read())
                {
                    Reject("", "has more after its JSON object");
                }
            }
        }
        catch (JsonException)
        {
            Reject("", reader.TokenStartIndex + 64 > line.Length && line[^1] != '}' ? "is JSON without its end: it was cut" : "is not valid JSON");
        }
        catch (InvalidOperationException)
        {
            Reject("", "has a name that is not valid UTF-16");
        }

        _part.Rejected += _isRejected ? 1 : 0;
    }

    // Reads the members after the opening brace, and the closing one.
    private void CheckObject(ref Utf8JsonReader reader, int depth, int flattened)
    {
        var prefix = _path.Length;
        var names = _names.Begin();
        var index = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            _path.Rewind(prefix);
            if (prefix > 0)
            {
                _path.Append((byte)'.');
            }

            var start = _path.Length;
            if (reader.ValueIsEscaped)
            {
                _path.Advance(reader.CopyString(_path.Reserve(reader.ValueSpan.Length)));
            }
            else
            {
                _path.Append(reader.ValueSpan);
            }

            var name = _path.WrittenFrom(start);
            CheckName(name);
            if (!_names.Add(names, name))
            {
                Reject(Field(), "is there twice in one object");
            }

            reader.Read();
            _rules.Note(_path.Written, depth, index++, reader.TokenType);
            var field = flattened >= 0 ? null : FieldTypes.All.Find(_path.Written);
            CheckValue(ref reader, field, depth + 1, field?.Type == EcsFieldType.Flattened || IsData() ? 0 : flattened);
        }

        _path.Rewind(prefix);
        _names.End(names);
    }

    private void CheckValue(ref Utf8JsonReader reader, EcsField? field, int depth, int flattened)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                if (field is { Type: not (EcsFieldType.Object or EcsFieldType.Nested or EcsFieldType.Flattened or EcsFieldType.GeoPoint) })
                {
                    Reject(Field(), $"of type {Name(field)} does not take an object");
                }

                if (flattened >= DeepestFlattened)
                {
                    Reject(Field(), $"is an object below {DeepestFlattened} others in a flattened field");
                }

                CheckObject(ref reader, depth, flattened < 0 ? -1 : flattened + 1);
                break;

            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    CheckValue(ref reader, field, depth, flattened);
                }

                break;

            default:
                CheckScalar(ref reader, field);
                break;
        }
    }

    private void CheckScalar(ref Utf8JsonReader reader, EcsField? field)
    {
        if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > ValueTypes.LongestTerm
            && field is null or { Type: EcsFieldType.Keyword or EcsFieldType.ConstantKeyword or EcsFieldType.Flattened })
        {
            Reject(Field(), "is longer than a keyword may be: 32,766 bytes");
        }

        if (field is null)
        {
            return;
        }

        if (field.Type is EcsFieldType.Object or EcsFieldType.Nested or EcsFieldType.Flattened)
        {
            if (reader.TokenType != JsonTokenType.Null)
            {
                Reject(Field(), "is an object and does not take " + Name(reader.TokenType));
            }
        }
        else if (EcsFieldTable.IsMultiField(field))
        {
            Reject(Field(), "is filled by Elasticsearch itself");
        }
        else if (!ValueTypes.Accepts(field.Type, ref reader))
        {
            Reject(Field(), $"of type {Name(field)} does not take this {Name(reader.TokenType)}");
        }
    }

    private void CheckName(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || name[0] == '.' || name[^1] == '.' || name.IndexOf(".."u8) >= 0 || name.Trim((byte)' ').IsEmpty)
        {
            Reject(Field(), "has a name with an empty part");
        }
        else if (name[0] == '_' && Metadata.Contains(Encoding.UTF8.GetString(name)))
        {
            Reject(Field(), "has a name that belongs to Elasticsearch");
        }
    }

    private bool IsData() => _path.Written.SequenceEqual("data"u8);

    private string Field() => Encoding.UTF8.GetString(_path.Written);

    private static string Name(EcsField field) => field.Type switch
    {
        EcsFieldType.ConstantKeyword => "constant_keyword",
        EcsFieldType.MatchOnlyText => "match_only_text",
        EcsFieldType.ScaledFloat => "scaled_float",
        EcsFieldType.GeoPoint => "geo_point",
        var type => type.ToString().ToLowerInvariant(),
    };

    private static string Name(JsonTokenType kind) => kind switch
    {
        JsonTokenType.String => "text",
        JsonTokenType.Number => "number",
        JsonTokenType.True or JsonTokenType.False => "boolean",
        _ => kind.ToString(),
    };

    internal void Warn(string field, string text) => _part.Add(new CheckProblem(CheckSeverity.Warning, VisibleName.Of(field), text), _line);

    internal void Reject(string field, string text)
    {
        _isRejected = true;
        _part.Add(new CheckProblem(CheckSeverity.Rejected, VisibleName.Of(field), text), _line);
    }
}
