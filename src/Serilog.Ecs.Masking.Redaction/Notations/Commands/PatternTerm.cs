namespace Serilog.Ecs.Masking.Redaction.Notations.Commands;

/// <summary>
/// What one word of a command looks like: letters as they are, <c>*</c> for any, <c>#</c> for a number, <c>-~u</c> for letters of
/// options joined to one that ends in <c>u</c>, and <c>{password}</c> for a value: <c>--user=*:{password}</c>.
/// </summary>
internal sealed class PatternTerm
{
    private const string ClusterPrefix = "-~";
    private const int LongestCluster = 6;

    private readonly Part[] _parts;
    private readonly StringComparison _comparison;

    /// <summary>Reads the term as tables write it.</summary>
    public PatternTerm(string term)
    {
        IsCluster = term.StartsWith(ClusterPrefix, StringComparison.Ordinal);
        Literal = term.AsSpan().ContainsAny("*#{") ? null : term;

        // The case counts in options and in the commands of protocols, which are capitals.
        var isOption = term.StartsWith('-');
        _comparison = isOption || (term.AsSpan().ContainsAnyInRange('A', 'Z') && !term.StartsWith('/'))
            ? StringComparison.Ordinal
            : StringComparison.OrdinalIgnoreCase;
        _parts = [.. Split(term)];
        var kind = Array.Find(_parts, static part => part.Form == PartForm.Value)?.Text;
        NeedsPair = kind is [.., '='];
        IsLoose = kind is [.., '?'];
        Kind = kind?.TrimEnd('=').TrimEnd('?');
    }

    private enum PartForm
    {
        Literal,
        Any,
        Number,
        Value,
    }

    /// <summary>Gets the word; <see langword="null"/> if parts of it may be anything.</summary>
    public string? Literal { get; }

    /// <summary>Gets what the value in it is, <c>password</c>; <see langword="null"/> without one.</summary>
    public string? Kind { get; }

    /// <summary>Gets whether the word is an option.</summary>
    public bool IsOption => IsCluster || (_parts[0].Form == PartForm.Literal && _parts[0].Text is ['-', _, ..]);

    /// <summary>Gets whether the word may be anything at all.</summary>
    public bool IsAny => _parts.Length == 1 && _parts[0].Form == PartForm.Any;

    /// <summary>Gets whether the whole word is the value.</summary>
    public bool IsWholeValue => _parts.Length == 1 && Kind is not null;

    /// <summary>Gets whether the value has to look like a secret, <c>{password?}</c>: a sentence may begin in the same way.</summary>
    public bool IsLoose { get; }

    private bool IsCluster { get; }

    // "{cookie=}": a value without an equals sign is the name of a file.
    private bool NeedsPair { get; }

    /// <summary>Returns whether a word has this form, and where the value in it is.</summary>
    public bool TryMatch(ReadOnlySpan<char> word, bool isCaseIgnored, out int start, out int end)
    {
        (start, end) = (0, 0);
        var comparison = isCaseIgnored ? StringComparison.OrdinalIgnoreCase : _comparison;
        if (IsCluster)
        {
            return word.Length > 1 && word.Length <= LongestCluster && word[0] == '-' && word[^1] == Literal![^1] && IsLetters(word[1..]);
        }

        var at = 0;
        for (var index = 0; index < _parts.Length; index++)
        {
            var part = _parts[index];
            var rest = word[at..];
            if (part.Form == PartForm.Literal)
            {
                if (!rest.StartsWith(part.Text, comparison))
                {
                    return false;
                }

                at += part.Text.Length;
                continue;
            }

            var length = LengthOf(index, rest);
            if (length <= 0 || (part.Form == PartForm.Number && rest[..length].ContainsAnyExceptInRange('0', '9')))
            {
                return false;
            }

            (start, end) = part.Form == PartForm.Value ? (at, at + length) : (start, end);
            at += length;
        }

        return at == word.Length && (!NeedsPair || word[start..end].Contains('='));
    }

    // A name ends before the first sign after it; a value may hold that sign itself.
    private int LengthOf(int index, ReadOnlySpan<char> rest)
    {
        if (index + 1 == _parts.Length)
        {
            return rest.Length;
        }

        var after = _parts[index + 1].Text;
        return _parts[index].Form == PartForm.Value ? rest.LastIndexOf(after, StringComparison.Ordinal) : rest.IndexOf(after, StringComparison.Ordinal);
    }

    private static bool IsLetters(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetter(character))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<Part> Split(string term)
    {
        for (var at = 0; at < term.Length;)
        {
            var next = term[at] switch
            {
                '{' => term.IndexOf('}', at) + 1,
                '*' or '#' => at + 1,
                _ => term.IndexOfAny(['*', '#', '{'], at) is var end and > 0 ? end : term.Length,
            };
            yield return term[at] switch
            {
                '{' => new Part(PartForm.Value, term[(at + 1)..(next - 1)]),
                '*' => new Part(PartForm.Any, ""),
                '#' => new Part(PartForm.Number, ""),
                _ => new Part(PartForm.Literal, term[at..next]),
            };
            at = next;
        }
    }

    private sealed record Part(PartForm Form, string Text);
}
