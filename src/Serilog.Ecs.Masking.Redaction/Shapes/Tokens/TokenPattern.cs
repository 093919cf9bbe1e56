using System.Globalization;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>
/// Reads the published shape of a token, written as a small regular expression, into plain sequences of parts.
/// </summary>
/// <remarks>
/// Alternatives and optional groups are multiplied out while reading, so that matching needs no stack and no way
/// back: sets, counts and literals are all there is. Runs once, at start.
/// </remarks>
internal ref struct TokenPattern
{
    private readonly ReadOnlySpan<char> _pattern;
    private int _at;

    private TokenPattern(ReadOnlySpan<char> pattern) => _pattern = pattern;

    /// <summary>Returns every sequence that <paramref name="pattern"/> stands for.</summary>
    public static List<List<TokenPart>> Expand(string pattern)
    {
        var reader = new TokenPattern(pattern);
        var sequences = reader.ReadAlternatives();
        if (reader._at != pattern.Length)
        {
            throw new FormatException($"Unexpected '{pattern[reader._at]}' in token pattern {pattern}.");
        }

        return sequences;
    }

    private List<List<TokenPart>> ReadAlternatives()
    {
        var all = ReadSequence();
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            all.AddRange(ReadSequence());
        }

        return all;
    }

    private List<List<TokenPart>> ReadSequence()
    {
        List<List<TokenPart>> sequences = [[]];
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            if (_pattern[_at..].StartsWith("(?:"))
            {
                sequences = Multiply(sequences, ReadGroup());
                continue;
            }

            var part = ReadPart();
            foreach (var sequence in sequences)
            {
                sequence.Add(part);
            }
        }

        return sequences;
    }

    private static List<List<TokenPart>> Multiply(List<List<TokenPart>> heads, List<List<TokenPart>> tails)
    {
        var all = new List<List<TokenPart>>(heads.Count * tails.Count);
        foreach (var head in heads)
        {
            foreach (var tail in tails)
            {
                var sequence = new List<TokenPart>(head);
                sequence.AddRange(tail);
                all.Add(sequence);
            }
        }

        return all;
    }

    private List<List<TokenPart>> ReadGroup()
    {
        _at += 3;
        var alternatives = ReadAlternatives();
        _at++;
        if (_at < _pattern.Length && _pattern[_at] == '?')
        {
            _at++;
            alternatives.Add([]);
        }

        return alternatives;
    }

    private TokenPart ReadPart()
    {
        var set = _pattern[_at] == '[' ? ReadBrackets() : ReadCharacter();
        switch (_at < _pattern.Length ? _pattern[_at] : '\0')
        {
            case '{':
                return ReadCount(set);
            case '+':
                _at++;
                return new TokenPart(set, 1, TokenPart.Unlimited);
            case '?':
                _at++;
                return new TokenPart(set, 0, 1);
            default:
                return new TokenPart(set, 1, 1);
        }
    }

    private TokenPart ReadCount(CharacterSet set)
    {
        var close = _at + _pattern[_at..].IndexOf('}');
        var count = _pattern[(_at + 1)..close];
        _at = close + 1;
        var comma = count.IndexOf(',');
        if (comma < 0)
        {
            var exact = int.Parse(count, CultureInfo.InvariantCulture);
            return new TokenPart(set, exact, exact);
        }

        var most = count[(comma + 1)..];
        return new TokenPart(
            set,
            int.Parse(count[..comma], CultureInfo.InvariantCulture),
            most.IsEmpty ? TokenPart.Unlimited : int.Parse(most, CultureInfo.InvariantCulture));
    }

    private CharacterSet ReadBrackets()
    {
        var set = default(CharacterSet);
        var negated = _pattern[++_at] == '^';
        _at += negated ? 1 : 0;
        while (_pattern[_at] != ']')
        {
            var isRange = _pattern[_at + 1] == '-' && _pattern[_at + 2] != ']' && _pattern[_at] != '\\';
            set |= isRange ? CharacterSet.Range(_pattern[_at], _pattern[_at + 2]) : ReadCharacter();
            _at += isRange ? 3 : 0;
        }

        _at++;
        return negated ? ~set : set;
    }

    private CharacterSet ReadCharacter()
    {
        var value = _pattern[_at++];
        if (value != '\\')
        {
            return CharacterSet.Of(value);
        }

        return _pattern[_at++] switch
        {
            'd' => CharacterSet.Digits,
            'w' => CharacterSet.Word,
            's' => CharacterSet.Range('\0', ' '),
            var literal => CharacterSet.Of(literal),
        };
    }
}
