using System.Text;
using System.Text.Json;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Filtering;

/// <summary>A comparison of a field; one value that fits is enough.</summary>
internal sealed class ComparisonFilter(FieldReference field, ValueTest test) : FilterNode
{
    private readonly byte[]? _nameEnd = field.NameEnd;

    public override byte[]? RequiredText { get; } = test.RequiredText is { } text ? Encoding.UTF8.GetBytes(text) : null;

    public override bool MightMatch(ReadOnlySpan<byte> line)
    {
        if (_nameEnd is null)
        {
            return true;
        }

        int found;
        while ((found = line.IndexOf(_nameEnd)) >= 0)
        {
            line = line[(found + _nameEnd.Length)..];
            if (MightAccept(line))
            {
                return true;
            }
        }

        return false;
    }

    public override bool Matches(EventReader reader)
    {
        foreach (ref readonly var member in reader.Members)
        {
            if (field.Covers(reader, member) && test.Accepts(reader.ValueOf(member), member.Kind, member.IsEscaped))
            {
                return true;
            }
        }

        return false;
    }

    // What follows the name: a colon and the value. A string with escapes, an array and an object are left to the reader.
    private bool MightAccept(ReadOnlySpan<byte> line)
    {
        line = line.TrimStart(" \t"u8);
        if (line is not [(byte)':', ..])
        {
            return false;
        }

        line = line[1..].TrimStart(" \t"u8);
        if (line is [(byte)'"', ..])
        {
            line = line[1..];
            var end = line.IndexOfAny((byte)'"', (byte)'\\');
            return end >= 0 && (line[end] == '\\' || test.Accepts(line[..end], JsonTokenType.String, isEscaped: false));
        }

        if (line is [(byte)'[' or (byte)'{', ..])
        {
            return true;
        }

        var scalar = line.IndexOfAny(",} ]"u8);
        return scalar >= 0 && test.Accepts(line[..scalar], JsonTokenType.Number, isEscaped: false);
    }
}
