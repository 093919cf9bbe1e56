using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document.Values;

/// <summary>Appends whole trees as JSON, for <c>data</c> and for the message; no object has a key twice.</summary>
internal sealed class TreeWriter(ValueWriter values)
{
    private readonly HashSet<string> _memberNames = new(StringComparer.Ordinal);

    private DocumentPlan Plan => values.Plan;

    /// <summary>Appends a tree as JSON. Names are keys of <c>data</c>, or stay what the code calls them in the message.</summary>
    public void Write(CharBuffer buffer, LogEventPropertyValue value, int depth, bool forMessage)
    {
        if (!values.TakeOne() || (depth > Plan.MaxDepth && value is not ScalarValue))
        {
            buffer.Append("\"…\"");
            return;
        }

        switch (value)
        {
            case ScalarValue scalar:
                values.WriteTyped(buffer, scalar.Value);
                break;
            case SequenceValue sequence:
                WriteSequence(buffer, sequence, depth, forMessage);
                break;
            case StructureValue structure:
                WriteStructure(buffer, structure, depth, forMessage);
                break;
            case DictionaryValue dictionary:
                WriteDictionary(buffer, dictionary, depth, forMessage);
                break;
            default:
                values.WriteText(buffer, ScalarText.Guarded(value, static value => value.ToString()));
                break;
        }
    }

    private static bool IsOmitted(LogEventPropertyValue value, DocumentPlan plan, bool forMessage) =>
        !forMessage && plan.OmitsEmpty && EmptyValue.Is(value);

    private void WriteSequence(CharBuffer buffer, SequenceValue sequence, int depth, bool forMessage)
    {
        buffer.Append('[');
        var elements = EventCollections.Of(sequence);
        for (var index = 0; index < elements.Length; index++)
        {
            if (index > 0)
            {
                buffer.Append(',');
            }

            Write(buffer, elements[index], depth + 1, forMessage);
            if (values.IsSpent)
            {
                break;
            }
        }

        buffer.Append(']');
    }

    private void WriteStructure(CharBuffer buffer, StructureValue structure, int depth, bool forMessage)
    {
        // The first member's comma is overwritten by the brace.
        var start = buffer.Length;
        var members = EventCollections.Of(structure);
        if (Plan.Properties.Structure(members) is { AreUnique: true } known)
        {
            WriteMembers(buffer, members, known.Keys, depth, forMessage);
            CloseObject(buffer, start);
            return;
        }

        var unique = MembersAreUnique(members, forMessage) ? null : new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (values.IsSpent)
            {
                break;
            }

            if (IsOmitted(member.Value, Plan, forMessage))
            {
                continue;
            }

            var key = Plan.Member(member.Name);
            if (unique is null)
            {
                buffer.Append(forMessage ? key.OriginalJson : key.Json);
            }
            else
            {
                buffer.Append(',');
                buffer.AppendJsonString(Numbered(forMessage ? member.Name : key.Key, unique));
                buffer.Append(':');
            }

            Write(buffer, member.Value, depth + 1, forMessage);
        }

        CloseObject(buffer, start);
    }

    private void WriteMembers(CharBuffer buffer, LogEventProperty[] members, MemberKey[] keys, int depth, bool forMessage)
    {
        for (var index = 0; index < members.Length && !values.IsSpent; index++)
        {
            var value = members[index].Value;
            if (!IsOmitted(value, Plan, forMessage))
            {
                buffer.Append(forMessage ? keys[index].OriginalJson : keys[index].Json);
                Write(buffer, value, depth + 1, forMessage);
            }
        }
    }

    private static void CloseObject(CharBuffer buffer, int start)
    {
        if (buffer.Length == start)
        {
            buffer.Append('{');
        }
        else
        {
            buffer.Replace(start, '{');
        }

        buffer.Append('}');
    }

    private bool MembersAreUnique(LogEventProperty[] members, bool forMessage)
    {
        _memberNames.Clear();
        foreach (var member in members)
        {
            if (!_memberNames.Add(forMessage ? member.Name : Plan.Member(member.Name).Key))
            {
                return false;
            }
        }

        return true;
    }

    private void WriteDictionary(CharBuffer buffer, DictionaryValue dictionary, int depth, bool forMessage)
    {
        var start = buffer.Length;
        var unique = KeysAreUnique(dictionary) ? null : new HashSet<string>(StringComparer.Ordinal);
        foreach (var (keyValue, value) in EventCollections.Of(dictionary))
        {
            if (values.IsSpent)
            {
                break;
            }

            if (!IsOmitted(value, Plan, forMessage))
            {
                var key = ScalarText.TextOf(keyValue.Value);
                buffer.Append(',');
                buffer.AppendJsonString(unique is null ? key : Numbered(forMessage ? key : LabelName.Sanitized(key), unique));
                buffer.Append(':');
                Write(buffer, value, depth + 1, forMessage);
            }
        }

        CloseObject(buffer, start);
    }

    // Text keys that stay as they are cannot collide: the dictionary has each of them once.
    private static bool KeysAreUnique(DictionaryValue dictionary)
    {
        foreach (var (key, _) in EventCollections.Of(dictionary))
        {
            if (key.Value is not string text || !ReferenceEquals(LabelName.Sanitized(text), text))
            {
                return false;
            }
        }

        return true;
    }

    private static string Numbered(string key, HashSet<string> taken)
    {
        var unique = key;
        for (var number = 2; !taken.Add(unique); number = NameSet.NextNumber(number, taken.Count))
        {
            unique = NameSet.Numbered(key, number);
        }

        return unique;
    }
}
