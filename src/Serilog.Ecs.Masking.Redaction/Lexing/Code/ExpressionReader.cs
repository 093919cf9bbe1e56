namespace Serilog.Ecs.Masking.Redaction.Lexing.Code;

/// <summary>
/// Reads the expression that a text begins with, by the grammar that most languages share: names, members, calls, elements, types, operators.
/// </summary>
internal ref struct ExpressionReader
{
    /// <summary>How much of a text is read.</summary>
    public const int Window = 256;

    private const int Deepest = 8;

    private readonly ReadOnlySpan<char> text;
    private readonly bool isWindow;
    private CodeLexer lexer;
    private CodeToken next;
    private ExpressionTraits traits;
    private int depth;
    private int end;

    private ExpressionReader(ReadOnlySpan<char> text)
    {
        isWindow = text.Length > Window;
        this.text = isWindow ? text[..Window] : text;
        lexer = new CodeLexer(this.text);
        next = lexer.Read(isBracketed: false);
    }

    private readonly ReadOnlySpan<char> Sign => text[next.Start..next.End];

    /// <summary>Reads the expression that a text begins with.</summary>
    public static Expression Read(ReadOnlySpan<char> text)
    {
        var reader = new ExpressionReader(text);
        if (!reader.TryReadOperand())
        {
            return default;
        }

        var operand = new Expression(reader.end, reader.traits, reader.end, reader.traits);
        return reader.TryReadOperations() ? operand with { End = reader.end, Traits = reader.traits } : operand;
    }

    private bool TryReadExpression() => TryReadOperand() && TryReadOperations();

    private bool TryReadOperations()
    {
        while (true)
        {
            if (CodeWords.IsBinary(Sign, next.Kind) && (depth > 0 || IsSpacedOperator()))
            {
                traits |= CodeWords.IsLogic(Sign) && next.IsSpaced ? ExpressionTraits.Logic : ExpressionTraits.None;
                traits |= next.IsSpaced || CodeWords.IsAssignment(Sign) ? ExpressionTraits.None : ExpressionTraits.IsDense;
                Advance();
            }
            else if (depth == 0 || next.Kind != CodeTokenKind.Name)
            {
                // "(char *) value", "Read(out var token)": in brackets, names follow one another.
                return true;
            }

            if (!IsCutHere() && !TryReadOperand())
            {
                return false;
            }
        }
    }

    // Outside brackets an operator has blanks around it, and assigns nothing.
    private readonly bool IsSpacedOperator() =>
        next.IsSpaced && Sign is not ("=" or ":=") && (next.End == text.Length || text[next.End] is ' ' or '\r' or '\n');

    private bool TryReadOperand()
    {
        SkipPrefixes();

        // "hash(...)"
        if (next.Kind == CodeTokenKind.Close && text[..end].EndsWith("..."))
        {
            return true;
        }

        if (next.Kind is CodeTokenKind.Name or CodeTokenKind.Text or CodeTokenKind.Number)
        {
            ReadTerm();
        }
        else if (next.Kind != CodeTokenKind.Open || (depth == 0 && text[next.Start] != '(') || !TryReadList(out _))
        {
            return false;
        }
        else
        {
            traits |= depth == 0 ? ExpressionTraits.Group : ExpressionTraits.None;
        }

        return next is { Kind: CodeTokenKind.Arrow, IsSpaced: true } ? SkipBody() : TryReadSuffixes();
    }

    private void SkipPrefixes()
    {
        while (CodeWords.IsPrefix(Sign, next.Kind) && (next.Kind == CodeTokenKind.Operator || (next.End < text.Length && text[next.End] == ' ')))
        {
            traits |= CodeWords.TraitsOf(Sign, next.Kind);
            Advance();
        }
    }

    private void ReadTerm()
    {
        traits |= text[next.Start] == '$' ? ExpressionTraits.Variable : ExpressionTraits.None;
        Advance();
    }

    // The body of a function may be anything.
    private bool SkipBody()
    {
        traits |= ExpressionTraits.Function | ExpressionTraits.IsCut;
        while (next.Kind is not (CodeTokenKind.End or CodeTokenKind.Line))
        {
            Advance();
        }

        next = next with { Kind = CodeTokenKind.End };
        return true;
    }

    private bool TryReadSuffixes()
    {
        while (true)
        {
            if (next.Kind == CodeTokenKind.Joint)
            {
                Advance();
                traits |= ExpressionTraits.Member;
                ReadTerm();
            }
            else if (next is { Kind: CodeTokenKind.Name, IsSpaced: false } && text[end - 1] == ']' && CodeTypes.StartsContainer(text))
            {
                ReadTerm();
            }
            else if (next is { Kind: CodeTokenKind.Open, IsSpaced: false } && (depth > 0 || text[next.Start] != '{' || CodeTypes.StartsObject(text, next.End)))
            {
                if (!TryReadBrackets())
                {
                    return false;
                }
            }
            else if (next is { Kind: CodeTokenKind.Operator, IsSpaced: false } && Sign is "!" or "?" or "...")
            {
                Advance();
            }
            else if (!TrySkipTypes())
            {
                return true;
            }
        }
    }

    // A call, or an element.
    private bool TryReadBrackets()
    {
        var isElement = text[next.Start] == '[';
        var isEmpty = isElement && next.End < text.Length && text[next.End] == ']';
        var isType = isElement && char.IsAsciiLetterUpper(text[0]);
        if (!TryReadList(out var isNumber))
        {
            return false;
        }

        traits |= isEmpty || (isNumber && (traits & ExpressionTraits.Member) == 0) ? ExpressionTraits.None
            : isType ? ExpressionTraits.GenericType
            : isElement ? ExpressionTraits.Index
            : ExpressionTraits.Call;
        return true;
    }

    // "Column<string>(…)", "Option<Secret>"
    private bool TrySkipTypes()
    {
        var length = next is { Kind: CodeTokenKind.Operator, IsSpaced: false } && text[next.Start] == '<' ? CodeTypes.LengthOfArguments(text[next.Start..]) : 0;
        if (length == 0)
        {
            return false;
        }

        traits |= char.IsAsciiLetterUpper(text[0]) ? ExpressionTraits.GenericType : ExpressionTraits.None;
        next = next with { End = next.Start + length };
        lexer.Skip(next.End);
        Advance();
        return true;
    }

    // What is in brackets. Of a list that the text ends in, what can be read decides.
    private bool TryReadList(out bool isNumber)
    {
        isNumber = false;
        if (++depth > Deepest)
        {
            return false;
        }

        var close = CodeWords.Closing(text[next.Start]);
        Advance();
        for (var count = 0; !IsCutHere(); count++)
        {
            if (IsClosing(close))
            {
                depth--;
                Advance();
                return true;
            }

            isNumber = count == 0 && next.Kind == CodeTokenKind.Number;
            if (!TryReadExpression())
            {
                return false;
            }

            if (next.Kind == CodeTokenKind.Comma)
            {
                Advance();
            }
            else if (!IsClosing(close) && !IsCutHere())
            {
                return false;
            }
        }

        return true;
    }

    private readonly bool IsClosing(char close) => next.Kind == CodeTokenKind.Close && text[next.Start] == close;

    // Lines are broken after brackets and commas.
    private bool IsCutHere()
    {
        var isCut = next.Kind == CodeTokenKind.End && (isWindow || (end > 0 && text[end - 1] is '(' or '{' or ',') || (traits & ExpressionTraits.IsCut) != 0);
        traits |= isCut ? ExpressionTraits.IsCut : ExpressionTraits.None;
        return isCut;
    }

    private void Advance()
    {
        end = next.End;
        next = lexer.Read(depth > 0);
    }
}
