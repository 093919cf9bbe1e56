namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Writes random text of a shape, given as a small regular expression. The same seed gives the same text.</summary>
internal sealed class RandomText(int seed)
{
    private const int Extra = 24;

    // Eight letters of chance may well be a word.
    private const int Margin = 4;

    private readonly Random _random = new(seed);

    /// <summary>Returns a text of the shape.</summary>
    /// <param name="pattern">Literals, classes, groups without repetition, counts.</param>
    /// <param name="shorter">How many characters the last long part is to lack.</param>
    public string Like(string pattern, int shorter = 0)
    {
        var at = 0;
        var parts = Alternatives(pattern, ref at);
        var last = parts.FindLastIndex(part => part.Max >= 8);
        return string.Concat(parts.Select((part, index) => Text(part, index == last ? shorter : 0)));
    }

    public T OneOf<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    public int Next(int least, int most) => _random.Next(least, most + 1);

    /// <summary>Returns so many digits.</summary>
    public string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + _random.Next(10))));

    private string Text(Part part, int shorter)
    {
        var least = part is { Min: >= 8, Max: int.MaxValue } ? part.Min + Margin : part.Min;
        var count = part.Min == part.Max ? part.Min : _random.Next(least, (int)Math.Min(part.Max, (long)least + Extra) + 1);
        count = shorter > 0 ? part.Min - shorter : count;
        var text = Enumerable.Range(0, count).Select(_ => OneOf(part.Set)).ToArray();
        if (count >= 8)
        {
            // A real token shows all that its alphabet has; eight letters of chance need not.
            Mix(text, part.Set);
        }

        return new string(text);
    }

    private void Mix(char[] text, char[] set)
    {
        var places = Enumerable.Range(0, text.Length).OrderBy(_ => _random.Next()).ToArray();
        var kinds = new Func<char, bool>[] { char.IsAsciiDigit, char.IsAsciiLetterUpper, char.IsAsciiLetterLower, char.IsAsciiDigit };
        for (var index = 0; index < kinds.Length; index++)
        {
            var members = set.Where(kinds[index]).ToArray();
            text[places[index]] = members.Length > 0 ? OneOf(members) : text[places[index]];
        }

        // What ends a sentence or pads a block is not part of a token's end that a test could rely on.
        text[^1] = char.IsAsciiLetterOrDigit(text[^1]) ? text[^1] : OneOf(set.Where(char.IsAsciiLetterOrDigit).ToArray());
    }

    private List<Part> Alternatives(string pattern, ref int at)
    {
        List<List<Part>> all = [Sequence(pattern, ref at)];
        while (at < pattern.Length && pattern[at] == '|')
        {
            at++;
            all.Add(Sequence(pattern, ref at));
        }

        return OneOf(all);
    }

    private List<Part> Sequence(string pattern, ref int at)
    {
        List<Part> parts = [];
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
        {
            if (pattern[at] != '(')
            {
                parts.Add(Repeated(pattern, ref at));
                continue;
            }

            at += 3;
            var group = Alternatives(pattern, ref at);
            at++;
            var isOptional = at < pattern.Length && pattern[at] == '?';
            at += isOptional ? 1 : 0;
            parts.AddRange(isOptional && _random.Next(2) == 0 ? [] : group);
        }

        return parts;
    }

    private static Part Repeated(string pattern, ref int at)
    {
        var set = pattern[at] == '[' ? Class(pattern, ref at) : Character(pattern, ref at);
        switch (at < pattern.Length ? pattern[at] : '\0')
        {
            case '?':
                at++;
                return new Part(set, 0, 1);
            case '+':
                at++;
                return new Part(set, 20, 40);
            case '{':
                var close = pattern.IndexOf('}', at);
                var counts = pattern[(at + 1)..close].Split(',');
                at = close + 1;
                var least = int.Parse(counts[0]);
                return new Part(set, least, counts.Length == 1 ? least : counts[1].Length == 0 ? int.MaxValue : int.Parse(counts[1]));
            default:
                return new Part(set, 1, 1);
        }
    }

    private static char[] Class(string pattern, ref int at)
    {
        var close = pattern.IndexOf(']', at);
        var regex = new System.Text.RegularExpressions.Regex(pattern[at..(close + 1)]);
        at = close + 1;
        return [.. Enumerable.Range('!', '~' - '!' + 1).Select(value => (char)value).Where(value => regex.IsMatch(value.ToString()))];
    }

    private static char[] Character(string pattern, ref int at)
    {
        var value = pattern[at++];
        if (value != '\\')
        {
            return [value];
        }

        return pattern[at++] == 'd' ? [.. "0123456789"] : [pattern[at - 1]];
    }

    private sealed record Part(char[] Set, int Min, int Max);
}
