using Serilog.Ecs.Masking.Redaction.Lexing.Code;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Decides whether what is written where a value could be is code, which computes the value or reads it where it is kept.</summary>
internal static class ExpressionJudge
{
    private const ExpressionTraits Evidence = ExpressionTraits.Call
        | ExpressionTraits.Index
        | ExpressionTraits.Logic
        | ExpressionTraits.Function
        | ExpressionTraits.GenericType
        | ExpressionTraits.Keyword;

    // "t12" of a statement may have digits.
    private const int LongestAlias = 3;

    private const string Marks = "\"'`\\";

    /// <summary>Returns whether a text begins with the argument of a call that is surely no value: <c>GetToken())</c>, <c>result.TokenType)</c>.</summary>
    /// <param name="text">The text from the argument on.</param>
    /// <param name="rule">The rule of the name that it is given to.</param>
    /// <param name="policy">The policy, which decides about names.</param>
    public static bool StartsWithArgument(ReadOnlySpan<char> text, MaskRule rule, MaskingPolicy policy)
    {
        var expression = ExpressionReader.Read(text);
        return IsComputed(text, expression, rule, policy)
            || (expression.Traits == ExpressionTraits.Member
                && text[expression.End..] is [')' or ',', ..]
                && PlainWords.Covers(text[..expression.End])
                && !text[..expression.End].ContainsAnyInRange('0', '9'));
    }

    /// <summary>
    /// Returns whether a value is code that is surely no value, a type, or a variable or member with a name like that which it is assigned to.
    /// </summary>
    /// <param name="text">The text from the value on.</param>
    /// <param name="length">The length of the value.</param>
    /// <param name="name">The name that it is assigned to.</param>
    /// <param name="rule">The rule of the name.</param>
    /// <param name="policy">The policy, which decides about names.</param>
    public static bool IsCode(ReadOnlySpan<char> text, int length, ReadOnlySpan<char> name, MaskRule rule, MaskingPolicy policy)
    {
        var expression = ExpressionReader.Read(text);
        if (IsComputed(text, expression, rule, policy))
        {
            return true;
        }

        var operand = text[..expression.OperandEnd].TrimEnd("!?");
        if (operand.IsEmpty || (expression.OperandEnd < length && !EndsHere(text, expression.OperandEnd)))
        {
            return false;
        }

        var isMember = (expression.OperandTraits & ExpressionTraits.Member) != 0;
        return (expression.OperandTraits & ExpressionTraits.Variable) != 0 ? operand.ContainsAny('>', ':') || (!isMember && IsVariable(operand, policy))
            : isMember ? IsMemberOf(operand, name, policy)
            : Vocabulary.Is(operand, WordClass.Type);
    }

    private static bool IsComputed(ReadOnlySpan<char> text, in Expression expression, MaskRule rule, MaskingPolicy policy) =>
        expression.End > 0
            && (expression.Has(Evidence)
                || IsAddress(text, expression, rule)
                || (expression.Has(ExpressionTraits.Member) && (expression.Has(ExpressionTraits.Group) || IsOfNames(text[..expression.End], expression, rule))))
            && (expression.Has(ExpressionTraits.IsCut) || EndsHere(text, expression.End))
            && !(rule.IsTyped && expression.Has(ExpressionTraits.IsDense))
            && !HidesValue(text[..expression.End], rule, MayHaveDigits(expression, rule), policy);

    // "token := *fresh", "o.Password = &v": the sign with a name, and the end of the statement. A person may begin a password with a sign.
    private static bool IsAddress(ReadOnlySpan<char> text, in Expression expression, MaskRule rule)
    {
        var name = text[..expression.End].TrimStart("&*");
        return expression.OperandEnd == expression.End
            && (expression.OperandTraits & ~ExpressionTraits.Member) == ExpressionTraits.Address
            && (!rule.IsTyped || name.Length <= LongestAlias || CodeName.IsCompound(name))
            && text[expression.End..].TrimStart(' ') is [] or [')' or ',' or ';' or '}' or '{' or '\r' or '\n', ..];
    }

    // "base64.b64decode(value)", "sha1($value)", and not "h(wcvW4)".
    private static bool MayHaveDigits(in Expression expression, MaskRule rule) =>
        !rule.IsTyped
            || (expression.Has(ExpressionTraits.Member | ExpressionTraits.Variable) && expression.Has(ExpressionTraits.Call | ExpressionTraits.Index));

    // "5 * time.Second", "claims.ExpiresAt": a generator makes no words. A person may choose any, but no compounds.
    private static bool IsOfNames(ReadOnlySpan<char> expression, in Expression read, MaskRule rule)
    {
        if (rule.Class != RuleClass.Secret || rule.IsTyped || read.Has(ExpressionTraits.Variable))
        {
            return false;
        }

        var isCompound = read.End > read.OperandEnd || expression.Count('.') > 1;
        var lexer = new CodeLexer(expression);
        for (var token = lexer.Read(isBracketed: true); token.Kind != CodeTokenKind.End; token = lexer.Read(isBracketed: true))
        {
            var name = expression[token.Start..token.End];
            if (token.Kind == CodeTokenKind.Name && name.ContainsAnyInRange('0', '9'))
            {
                return false;
            }

            isCompound |= token.Kind == CodeTokenKind.Name && CodeName.IsCompound(name);
        }

        return isCompound;
    }

    // A name that nobody gives, or a literal that may be the secret; what tells about a person has a shape.
    private static bool HidesValue(ReadOnlySpan<char> expression, MaskRule rule, bool mayHaveDigits, MaskingPolicy policy)
    {
        var lexer = new CodeLexer(expression);
        var name = default(ReadOnlySpan<char>);
        for (var token = lexer.Read(isBracketed: true); token.Kind != CodeTokenKind.End;)
        {
            var written = expression[token.Start..token.End];
            var next = lexer.Read(isBracketed: true);
            if (token.Kind == CodeTokenKind.Number && !CodeName.IsNumber(written))
            {
                return true;
            }

            if (token.Kind == CodeTokenKind.Name && (!CodeName.IsGiven(written) || (!mayHaveDigits && written.ContainsAnyInRange('0', '9'))))
            {
                return true;
            }

            if (IsAssignment(expression, next))
            {
                // The name of an argument, or of a member of an object.
                name = written.Trim(Marks);
                next = lexer.Read(isBracketed: true);
            }
            else if (token.Kind == CodeTokenKind.Text)
            {
                var isOther = !name.IsEmpty && policy.Decide(name).Rule is null;
                if (rule.Class == RuleClass.Secret && !isOther && !CodeLiteral.IsHarmless(written[(written.IndexOfAny(Marks) + 1)..].TrimEnd(Marks), policy))
                {
                    return true;
                }

                name = default;
            }
            else if (token.Kind == CodeTokenKind.Comma)
            {
                name = default;
            }

            token = next;
        }

        return false;
    }

    private static bool IsAssignment(ReadOnlySpan<char> expression, in CodeToken token) =>
        token.Kind is CodeTokenKind.Operator or CodeTokenKind.Arrow && CodeWords.IsAssignment(expression[token.Start..token.End]);

    // A generated secret goes on with a letter, a digit or another sign after those that end an expression too; code goes on with
    // a member of what is around it.
    private static bool EndsHere(ReadOnlySpan<char> text, int end)
    {
        while (end < text.Length && text[end] is ')' or ']' or '}' or '.' or '?' or '!' or ':')
        {
            end++;
        }

        return end == text.Length
            || (char.IsAsciiLetter(text[end]) && text[..end].EndsWith(")."))
            || text[end] is ' ' or '\t' or '\r' or '\n' or ',' or ';' or '"' or '\'' or '`' or '<' or '\\';
    }

    // "$p", "$password"
    private static bool IsVariable(ReadOnlySpan<char> variable, MaskingPolicy policy) =>
        variable is [_, >= 'a' and <= 'z'] || (!variable.ContainsAnyInRange('0', '9') && policy.Decide(variable[1..]).Rule is not null);

    // "x.Password = Input.Password", "password = config.Db.Password", "t1.token = t2.token", "random_password.db.result"
    private static bool IsMemberOf(ReadOnlySpan<char> path, ReadOnlySpan<char> name, MaskingPolicy policy)
    {
        var joint = path.IndexOfAny("?!.:-");
        if (joint <= 0 || path[Math.Min(joint, LongestAlias)..].ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var first = path[..joint];
        var last = path[(path.LastIndexOfAny(".:>") + 1)..];
        return Vocabulary.Is(first, WordClass.Scope)
            || (first.Contains('_') && path.Count('.') > 1 && policy.Decide(first).Rule is not null && PlainWords.Covers(path))
            || (policy.Decide(last).Rule is not null && PlainWords.Covers(last))
            || last.Equals(name[(name.LastIndexOf('.') + 1)..], StringComparison.OrdinalIgnoreCase);
    }
}
