using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Lexing.Code;

/// <summary>The operators and keywords of expressions.</summary>
internal static class CodeWords
{
    /// <summary>Returns whether a token is an operator between two operands.</summary>
    public static bool IsBinary(ReadOnlySpan<char> sign, CodeTokenKind kind) => kind == CodeTokenKind.Name
        ? IsWord(sign, WordClass.CodeOperator)
        : kind == CodeTokenKind.Operator && sign is not ("..." or "[]");

    /// <summary>Returns whether a token is an operator or a keyword before an operand.</summary>
    public static bool IsPrefix(ReadOnlySpan<char> sign, CodeTokenKind kind) => kind == CodeTokenKind.Name
        ? IsWord(sign, WordClass.CodePrefix)
        : kind == CodeTokenKind.Operator && sign is "[]" or "!" or "-" or "&" or "*" or "**" or "~" or "+" or ":" or "...";

    /// <summary>Returns the bracket that closes another.</summary>
    public static char Closing(char open) => open switch { '(' => ')', '[' => ']', _ => '}' };

    /// <summary>Returns whether an operator gives a name to an argument or a member.</summary>
    public static bool IsAssignment(ReadOnlySpan<char> sign) => sign is "=" or ":" or ":=" or "=>";

    /// <summary>Returns what a prefix says about the expression: <c>await</c> has no other meaning than that of code.</summary>
    public static ExpressionTraits TraitsOf(ReadOnlySpan<char> prefix, CodeTokenKind kind) => kind == CodeTokenKind.Name
        ? IsWord(prefix, WordClass.CodeKeyword) ? ExpressionTraits.Keyword : ExpressionTraits.None
        : prefix is "&" or "*" ? ExpressionTraits.Address : ExpressionTraits.None;

    /// <summary>Returns whether an operator compares, or chooses between values. Prose and passwords have none of these between blanks.</summary>
    public static bool IsLogic(ReadOnlySpan<char> sign) => sign is "==" or "===" or "!=" or "!==" or "&&" or "||" or "??" or "?";

    // Languages write them in lower case: "New password" begins a sentence.
    private static bool IsWord(ReadOnlySpan<char> word, WordClass wordClass) => !word.ContainsAnyInRange('A', 'Z') && Vocabulary.Is(word, wordClass);
}
