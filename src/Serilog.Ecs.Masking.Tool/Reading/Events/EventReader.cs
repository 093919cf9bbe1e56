using System.Text.Json;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;

namespace Serilog.Ecs.Masking.Tool.Reading.Events;

/// <summary>Reads the members of one JSON line under their dotted names: <c>{"log":{"level":"info"}}</c> as <c>{"log.level":"info"}</c>.</summary>
/// <param name="names">Gives members their <see cref="EventMember.Number"/>.</param>
internal sealed class EventReader(NameTable names)
{
    private readonly ByteBuffer _names = new();
    private EventMember[] _members = new EventMember[64];
    private byte[] _buffer = [];
    private int _start;
    private int _count;

    public ReadOnlySpan<EventMember> Members => _members.AsSpan(0, _count);

    /// <summary>Reads a line.</summary>
    /// <returns>Whether the line is an object in JSON.</returns>
    public bool TryRead(byte[] buffer, int start, int length)
    {
        _count = 0;
        _names.Rewind(0);
        _buffer = buffer;
        _start = start;
        var reader = new Utf8JsonReader(buffer.AsSpan(start, length));
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            ReadObject(ref reader, 0, 0);
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // An escape in a name that no text can hold, as half of a surrogate pair.
            return false;
        }
    }

    public ReadOnlySpan<byte> NameOf(in EventMember member) =>
        (member.IsNameBuilt ? _names.Bytes : _buffer).AsSpan(member.NameStart, member.NameLength);

    /// <summary>The value as it is written: of a string without its quotation marks.</summary>
    public ReadOnlySpan<byte> ValueOf(in EventMember member) => _buffer.AsSpan(member.ValueStart, member.ValueLength);

    /// <summary>Finds the last member of a known field, as JSON readers take the last of equal names.</summary>
    /// <returns>Its place, or -1.</returns>
    public int IndexOf(KnownField field)
    {
        for (var index = _count - 1; index >= 0; index--)
        {
            if (_members[index].Field == field)
            {
                return index;
            }
        }

        return -1;
    }

    private void ReadObject(ref Utf8JsonReader reader, int prefixStart, int prefixLength)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = default(EventMember);
            ReadName(ref reader, prefixStart, prefixLength, ref member);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadObject(ref reader, BuiltStart(ref member), member.NameLength);
                continue;
            }

            member.Kind = reader.TokenType;
            member.ValueStart = _start + (int)reader.TokenStartIndex;
            if (member.Kind == JsonTokenType.StartArray)
            {
                reader.Skip();
                member.ValueLength = _start + (int)reader.BytesConsumed - member.ValueStart;
            }
            else
            {
                member.ValueStart += member.Kind == JsonTokenType.String ? 1 : 0;
                member.ValueLength = reader.ValueSpan.Length;
                member.IsEscaped = reader.ValueIsEscaped;
            }

            member.Number = names.Find(NameOf(member));
            Add(member);
        }
    }

    private void ReadName(ref Utf8JsonReader reader, int prefixStart, int prefixLength, ref EventMember member)
    {
        if (prefixLength == 0 && !reader.ValueIsEscaped)
        {
            member.NameStart = _start + (int)reader.TokenStartIndex + 1;
            member.NameLength = reader.ValueSpan.Length;
            return;
        }

        member.IsNameBuilt = true;
        member.NameStart = _names.Length;
        if (prefixLength > 0)
        {
            _names.Reserve(prefixLength + 1);
            _names.Append(_names.Bytes.AsSpan(prefixStart, prefixLength));
            _names.Append((byte)'.');
        }

        _names.Advance(reader.CopyString(_names.Reserve(reader.ValueSpan.Length)));
        member.NameLength = _names.Length - member.NameStart;
    }

    private int BuiltStart(ref EventMember member)
    {
        if (member.IsNameBuilt)
        {
            return member.NameStart;
        }

        var start = _names.Length;
        _names.Append(_buffer.AsSpan(member.NameStart, member.NameLength));
        return start;
    }

    private void Add(in EventMember member)
    {
        if (_count == _members.Length)
        {
            Array.Resize(ref _members, _count * 2);
        }

        _members[_count++] = member;
    }
}
