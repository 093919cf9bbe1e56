using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Recognises the tag of a field of Go, which names the field for others: <c>`json:"token,omitempty" db:"token"`</c>.</summary>
internal static class FieldTags
{
    /// <summary>Returns whether a value between backticks is a tag in which each text is the name of the field, or of something sensitive.</summary>
    public static bool IsTag(ReadOnlySpan<char> text, in Pair pair, ReadOnlySpan<char> value, MaskingPolicy policy)
    {
        if (!pair.Quote.Exists || text[pair.Quote.Start] != '`')
        {
            return false;
        }

        var field = text[LineReader.FirstVisible(text, LineReader.StartOfLine(text, pair.Quote.Start))..];
        field = field[..CharacterSet.Word.EndOfRun(field, 0)];
        for (var rest = value; ;)
        {
            var key = CharacterSet.Word.EndOfRun(rest, 0);
            if (key == 0 || !rest[key..].StartsWith(":\"") || rest[(key + 2)..].IndexOf('"') is not (> 0 and var length))
            {
                return false;
            }

            var name = rest.Slice(key + 2, length);
            name = name.IndexOf(',') is var comma and >= 0 ? name[..comma] : name;
            if (!NameKey.Matches(name, field) && !ValueJudge.IsName(name, policy))
            {
                return false;
            }

            rest = rest[(key + length + 3)..].TrimStart(' ');
            if (rest.IsEmpty)
            {
                return true;
            }
        }
    }
}
