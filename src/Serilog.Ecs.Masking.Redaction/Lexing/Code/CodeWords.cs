namespace Serilog.Ecs.Masking.Redaction.Lexing.Code;

/// <summary>The operators and keywords of expressions.</summary>
internal static class CodeWords
{
    /// <summary>Returns whether a token is an operator between two operands.</summary>
    public static bool IsBinary(ReadOnlySpan<char> sign, CodeTokenKind kind) => kind == CodeTokenKind.Name
        ? sign is "and" or "or" or "if" or "else" or "in" or "is" or "not" or "unless" or "as" or "for"
        : kind == CodeTokenKind.Operator && sign is not "...";

    /// <summary>Returns whether a token is an operator or a keyword before an operand.</summary>
    public static bool IsPrefix(ReadOnlySpan<char> sign, CodeTokenKind kind) => kind == CodeTokenKind.Name
        ? sign is "await" or "new" or "throw" or "not" or "typeof" or "yield" or "async" or "return" or "raise"
        : kind == CodeTokenKind.Operator && sign is "!" or "-" or "&" or "*" or "**" or "~" or "+" or ":" or "...";

    /// <summary>Returns the bracket that closes another.</summary>
    public static char Closing(char open) => open switch { '(' => ')', '[' => ']', _ => '}' };

    /// <summary>Returns whether an operator gives a name to an argument or a member.</summary>
    public static bool IsAssignment(ReadOnlySpan<char> sign) => sign is "=" or ":" or ":=" or "=>";

    /// <summary>Returns whether an operator compares, or chooses between values. Prose and passwords have none of these between blanks.</summary>
    public static bool IsLogic(ReadOnlySpan<char> sign) => sign is "==" or "===" or "!=" or "!==" or "&&" or "||" or "??" or "?";
}
