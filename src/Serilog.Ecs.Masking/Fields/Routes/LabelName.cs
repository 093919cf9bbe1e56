using System.Buffers;
using Serilog.Ecs.Masking.Json;

namespace Serilog.Ecs.Masking.Fields.Routes;

/// <summary>Turns the name of a property or dictionary key into one that Elasticsearch takes as a single key.</summary>
internal static class LabelName
{
    /// <summary>The text that replaces a name that has no character of its own.</summary>
    public const string Unnamed = "unnamed";

    // Twenty levels of names this long, and a text of the longest allowed length, still fit into one Lucene term.
    private const int MaxLength = 128;

    // The ecs-logging specification replaces the first three; flattened fields forbid NUL, and no key needs a control character.
    private static readonly SearchValues<char> Replaced = SearchValues.Create(
        ".*\\\u007F\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    // https://www.elastic.co/guide/en/elasticsearch/reference/8.11/mapping-fields.html
    private static readonly HashSet<string> Metadata = new(StringComparer.Ordinal)
    {
        "_id", "_index", "_source", "_type", "_routing", "_ignored", "_ignored_source", "_field_names", "_meta", "_tier",
        "_size", "_doc_count", "_version", "_seq_no", "_primary_term", "_nested_path", "_feature", "_data_stream_timestamp",
    };

    // Room for the longest name, each letter of which begins a word.
    [ThreadStatic]
    private static char[]? t_letters;

    /// <summary>Returns the key for a property or a structure's member.</summary>
    public static string Of(string name, NameCasing casing) => casing == NameCasing.Snake ? Snake(WellFormed(name)) : Sanitized(name);

    /// <summary>Returns <paramref name="name"/> with only those characters replaced that a key cannot have.</summary>
    public static string Sanitized(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return Unnamed;
        }

        if (name.Length <= MaxLength && name[0] != '_' && !name.AsSpan().ContainsAny(Replaced) && !HasSurrogates(name))
        {
            return name;
        }

        var result = Cut(WellFormed(name)).ToCharArray();
        for (var index = 0; index < result.Length; index++)
        {
            if (Replaced.Contains(result[index]))
            {
                result[index] = '_';
            }
        }

        var text = new string(result);
        return Metadata.Contains(text) ? text.TrimStart('_') : text;
    }

    // Half pairs are all written as U+FFFD, so they must be equal here already: two keys may not become one in the output.
    private static string WellFormed(string name) => HasSurrogates(name) ? string.Concat(name.EnumerateRunes()) : name;

    private static bool HasSurrogates(string name) => name.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');

    private static string Snake(string name)
    {
        var source = name.AsSpan(0, Math.Min(name.Length, MaxLength * 2));
        var result = t_letters ??= new char[MaxLength * 4];
        var length = 0;
        for (var index = 0; index < source.Length; index++)
        {
            var value = source[index];
            if (value < 0x80 && !char.IsAsciiLetterOrDigit(value))
            {
                // Separators of every kind are one underscore, and none is at either end.
                if (length > 0 && result[length - 1] != '_')
                {
                    result[length++] = '_';
                }

                continue;
            }

            if (char.IsUpper(value) && length > 0 && result[length - 1] != '_' && StartsWord(source, index))
            {
                result[length++] = '_';
            }

            result[length++] = char.ToLowerInvariant(value);
        }

        while (length > 0 && result[length - 1] == '_')
        {
            length--;
        }

        var snake = new string(result, 0, length);
        Array.Clear(result, 0, source.Length * 2);
        return string.IsNullOrWhiteSpace(snake) ? Unnamed : snake == name ? name : Cut(snake);
    }

    // userId, HTTPStatus: an upper-case letter starts a word after anything else, or before a lower-case letter.
    private static bool StartsWord(ReadOnlySpan<char> name, int index) =>
        !char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1]));

    private static string Cut(string name)
    {
        var kept = TextCut.KeptLength(name, MaxLength);
        return kept == name.Length ? name : string.Concat(name.AsSpan(0, kept), [TextCut.Ellipsis]);
    }
}
