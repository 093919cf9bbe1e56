using Serilog.Ecs.Masking.Redaction.Lexing;

namespace Serilog.Ecs.Masking.Redaction.Notations.Commands;

/// <summary>One word of a command.</summary>
/// <param name="Start">The offset of the word, without quotation marks around the whole of it.</param>
/// <param name="End">The offset after the word.</param>
/// <param name="Quote">The mark before the word; none where it is not quoted as a whole.</param>
internal readonly record struct Argument(int Start, int End, Quote Quote)
{
    /// <summary>Returns whether the word may be the value of the one before it: not an option, a redirection or an expression.</summary>
    public bool IsOperand(ReadOnlySpan<char> text) =>
        End > Start
            && (Quote.Exists ? text[Quote.Start] != '`' : text[Start] is not ('-' or '|' or '<' or '>' or '&' or '(' or '[') && !IsSwitch(text[Start..End]));

    /// <summary>Returns the offset after the word as a value: without the separators of the text around it.</summary>
    public int EndOfValue(ReadOnlySpan<char> text)
    {
        if (Quote.Exists)
        {
            return End;
        }

        var value = text[Start..End].TrimEnd(",;");
        while (value is [_, .., ')' or ']' or '}'] && !value.Contains(value[^1] switch { ')' => '(', ']' => '[', _ => '{' }))
        {
            value = value[..^1];
        }

        return Start + value.Length;
    }

    // "/delete", "/user:ann"
    private static bool IsSwitch(ReadOnlySpan<char> word)
    {
        var end = 1;
        while (word[0] == '/' && end < word.Length && char.IsAsciiLetter(word[end]))
        {
            end++;
        }

        return end > 1 && (end == word.Length || word[end] == ':');
    }
}
