using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace Serilog.Ecs.Masking.Tool.Scanning.Hiding;

/// <summary>
/// The values that were found, so that none is printed where it is on another line without its name. They are in memory for the
/// time of the scan only.
/// </summary>
internal sealed class FoundValues
{
    private const int Shortest = 4;
    private const int Longest = 256;
    private const int Most = 1_000_000;

    // What ends a value in most notations.
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t\"'`<>()[]{},;…|");
    private static readonly SearchValues<char> Narrow = SearchValues.Create("=:&?/\\");

    private readonly ConcurrentDictionary<string, bool> _values = new(StringComparer.OrdinalIgnoreCase);

    public void Add(ReadOnlySpan<char> value)
    {
        if (value.Length is >= Shortest and <= Longest && _values.Count < Most)
        {
            _values.TryAdd(value.ToString(), true);
        }
    }

    /// <summary>Hides the words of a text that are found values.</summary>
    public string HideIn(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var word in Split(text, Separators))
        {
            if (IsValue(text.AsSpan(word)))
            {
                result.Append("[value]");
                continue;
            }

            var inner = text[word];
            foreach (var part in Split(inner, Narrow))
            {
                result.Append(IsValue(inner.AsSpan(part)) ? "[value]" : inner[part]);
            }
        }

        return result.ToString();
    }

    private bool IsValue(ReadOnlySpan<char> word) =>
        word.Length >= Shortest && (_values.ContainsKey(word.ToString()) || _values.ContainsKey(word.TrimEnd(".,;:!?").ToString()));

    // Words and the separators between them, in turn.
    private static IEnumerable<Range> Split(string text, SearchValues<char> separators)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.AsSpan(at).IndexOfAny(separators);
            end = end < 0 ? text.Length : at + Math.Max(end, 1);
            yield return at..end;
            at = end;
        }
    }
}
