namespace Serilog.Ecs.Masking.Redaction;

/// <summary>What code writes where a value will be: a reference to it, or its type.</summary>
internal static class CodeValue
{
    private static readonly string[] Scopes = ["var.", "local.", "data.", "module.", "process.env.", "import.meta.env.", "os.environ", "secrets."];

    /// <summary>Whether the value is a reference, <c>password = var.db_password</c>, <c>password: $password</c>, or a type, <c>$password: String!</c>.</summary>
    public static bool IsReference(ReadOnlySpan<char> text, in TextKey key, ReadOnlySpan<char> value, MaskingPolicy policy)
    {
        if (value.Length < 4 || !(value[0] == '$' || char.IsAsciiLetter(value[0])))
        {
            return false;
        }

        if (value[0] == '$')
        {
            var end = 1;
            while (end < value.Length && (char.IsAsciiLetter(value[end]) || value[end] == '_'))
            {
                end++;
            }

            return policy.Decide(value[1..end]).Rule is not null && (end == value.Length || value[end] is ')' or ',' or '"');
        }

        if (text[key.Start] == '$' && (value.StartsWith("String") || value.StartsWith("ID!") || value.StartsWith("Int")))
        {
            return true;
        }

        foreach (var scope in Scopes)
        {
            if (value.StartsWith(scope, StringComparison.Ordinal))
            {
                return PlainValue.IsName(value[scope.Length..].TrimStart('.'));
            }
        }

        return false;
    }
}
