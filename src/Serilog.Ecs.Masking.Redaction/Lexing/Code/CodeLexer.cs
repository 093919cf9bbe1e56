using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Lexing.Code;

/// <summary>Splits code into tokens. It knows what most languages have in common and none of them exactly.</summary>
internal ref struct CodeLexer(ReadOnlySpan<char> text)
{
    private const int LongestPrefix = 2;

    private static readonly CharacterSet NameCharacters = CharacterSet.Word;

    private static readonly SearchValues<char> OperatorCharacters = SearchValues.Create("=!<>&|?+-*/%~^:");

    // Longer ones before those that they begin with.
    private static readonly string[] Joints = ["?->", "?.", "!.", "::", "->", "."];

    private static readonly string[] Operators =
    [
        "===", "!==", "...", "<=>",
        "**", "==", "!=", "<=", ">=", "&&", "||", "??", "<<", ">>", ":=",
        "=", "!", "<", ">", "&", "|", "?", "+", "-", "*", "/", "%", "~", "^", ":",
    ];

    private readonly ReadOnlySpan<char> text = text;
    private int at;

    /// <summary>Reads the next token.</summary>
    /// <param name="isBracketed">Whether it is within brackets, where lines may break.</param>
    public CodeToken Read(bool isBracketed)
    {
        var from = at;
        while (at < text.Length && (text[at] is ' ' or '\t' || (isBracketed && text[at] is '\r' or '\n')))
        {
            at++;
        }

        var start = at;
        var kind = ReadKind();
        return new(kind, start, at, start > from);
    }

    /// <summary>Continues at a later offset.</summary>
    public void Skip(int offset) => at = offset;

    private CodeTokenKind ReadKind()
    {
        if (at == text.Length)
        {
            return CodeTokenKind.End;
        }

        var first = text[at];
        return first switch
        {
            '\r' or '\n' => CodeTokenKind.Line,
            ',' => Take(1, CodeTokenKind.Comma),
            '[' when CodeTypes.StartsList(text[at..]) => Take(2, CodeTokenKind.Operator),
            '(' or '[' or '{' => Take(1, CodeTokenKind.Open),
            ')' or ']' or '}' => Take(1, CodeTokenKind.Close),
            '"' or '\'' or '`' => ReadText(at),
            '\\' when IsMark(at + 1) => ReadText(at + 1),
            >= '0' and <= '9' => ReadNumber(),
            '$' or '@' when StartsName(at + 1) => ReadName(at + 1),
            '$' or '@' when IsMark(at + 1) => ReadText(at + 1),
            _ => StartsName(at) ? ReadName(at) : ReadOperator(),
        };
    }

    private readonly bool StartsName(int start) => start < text.Length && (CharacterSet.Letters.Contains(text[start]) || text[start] == '_');

    private readonly bool IsMark(int offset) => offset < text.Length && text[offset] is '"' or '\'' or '`';

    // Next to a quotation mark, one or two letters say how the literal is read: rb"…"
    private CodeTokenKind ReadName(int start)
    {
        at = NameCharacters.EndOfRun(text, start);
        return at - start <= LongestPrefix && IsMark(at) ? ReadText(at) : CodeTokenKind.Name;
    }

    private CodeTokenKind ReadNumber()
    {
        at = NameCharacters.EndOfRun(text, at);
        while (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at = NameCharacters.EndOfRun(text, at + 1);
        }

        return CodeTokenKind.Number;
    }

    // A backslash hides the mark after it, but for marks that are themselves escaped. A literal without an end fills the window.
    private CodeTokenKind ReadText(int open)
    {
        var isEscaped = open > 0 && text[open - 1] == '\\';
        for (at = open + 1; at < text.Length; at++)
        {
            if (text[at] == text[open] && (!isEscaped || text[at - 1] == '\\'))
            {
                at++;
                return CodeTokenKind.Text;
            }

            at += !isEscaped && text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
        }

        return CodeTokenKind.Other;
    }

    private CodeTokenKind ReadOperator()
    {
        var rest = text[at..];
        if (rest.StartsWith("=>"))
        {
            return Take(2, CodeTokenKind.Arrow);
        }

        foreach (var joint in Joints)
        {
            if (rest.StartsWith(joint) && StartsName(at + joint.Length))
            {
                return Take(joint.Length, CodeTokenKind.Joint);
            }
        }

        if (rest.StartsWith("->"))
        {
            return Take(2, CodeTokenKind.Arrow);
        }

        foreach (var sign in OperatorCharacters.Contains(rest[0]) || rest[0] == '.' ? Operators : [])
        {
            if (rest.StartsWith(sign))
            {
                return Take(sign.Length, CodeTokenKind.Operator);
            }
        }

        return Take(1, CodeTokenKind.Other);
    }

    private CodeTokenKind Take(int length, CodeTokenKind kind)
    {
        at += length;
        return kind;
    }
}
