using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>What code writes where a value will be, a reference or a type, and what it prints of objects that have no text.</summary>
internal static class CodeValue
{
    private static readonly SearchValues<char> TypeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.`0123456789+[],");
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private static readonly string[] Scopes = ["var.", "local.", "data.", "module.", "process.env.", "import.meta.env.", "os.environ", "secrets.", "random_password.", "sys.argv"];

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

        // "token?: string;" and "password: str = None"
        if (value.StartsWith("str = ") || value.StartsWith("string = ") || value.TrimEnd(",;)") is "string" or "str" or "String!" or "String")
        {
            return true;
        }

        if (value is "await")
        {
            return true;
        }

        if (text[key.Start] == '$' && (value.StartsWith("String") || value.StartsWith("ID!") || value.StartsWith("Int")))
        {
            return true;
        }

        foreach (var scope in Scopes)
        {
            if (value.StartsWith(scope, StringComparison.Ordinal))
            {
                return PlainValue.IsName(value[scope.Length..].TrimStart('.').TrimEnd(",;"));
            }
        }

        return false;
    }

    /// <summary>Whether a value counts: <c>tokens: 1532 prompt, 210 completion</c>.</summary>
    public static bool IsCount(ReadOnlySpan<char> value)
    {
        var digits = value.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 12 && digits + 1 < value.Length && value[digits] == ' ' && char.IsAsciiLetter(value[digits + 1]);
    }

    /// <summary>Whether code computes the value or takes it from where it is kept: <c>os.environ["DB_PASSWORD"]</c>, <c>GetToken();</c>, <c>form['password']</c>.</summary>
    public static bool IsExpression(ReadOnlySpan<char> text, MaskingPolicy policy)
    {
        var end = text.IndexOfAnyExcept(NameCharacters);
        if (end < 2 || end + 1 >= text.Length || !char.IsAsciiLetter(text[0]) || text[end] is not ('(' or '['))
        {
            return false;
        }

        if (text[end + 1] == ')' && text[end] == '(')
        {
            return end + 2 == text.Length || text[end + 2] is ';' or ',' or '.' or ')' or '\r' or '\n';
        }

        if (text[end + 1] is not ('"' or '\''))
        {
            return text[end] == '(' && IsCall(text[..end], text[(end + 1)..]);
        }

        var name = text[(end + 2)..];
        var close = name.IndexOf(text[end + 1]);
        if (close < 2 || close + 1 >= name.Length || name[close + 1] is not (')' or ']' or ','))
        {
            return false;
        }

        name = name[..close].TrimEnd(": ");
        return PlainValue.IsName(name) && ((name.Contains('_') && !name.ContainsAnyInRange('a', 'z')) || (!name.ContainsAnyInRange('0', '9') && policy.Decide(name).Rule is not null));
    }

    // "Column(String(255))", "strtok(buf, ",")", "tokenizer.encode(text)"
    private static bool IsCall(ReadOnlySpan<char> name, ReadOnlySpan<char> arguments)
    {
        var end = arguments.IndexOfAnyExcept(NameCharacters);
        return end > 1 && arguments[end] is ',' or ')' or '(' or '=' && char.IsAsciiLetter(arguments[0]) && !name.ContainsAnyInRange('0', '9') && !arguments[..end].ContainsAnyInRange('0', '9')
            && PlainWords.Covers(name) && PlainWords.Covers(arguments[..end]);
    }

    /// <summary>Whether a value is the name of a type: <c>token: 'System.IdentityModel.Tokens.Jwt.JwtSecurityToken'</c>.</summary>
    public static bool IsTypeValue(ReadOnlySpan<char> value) =>
        (value.StartsWith("System.") || value.StartsWith("Microsoft.")) && !value.ContainsAnyExcept(TypeCharacters) && IsTypeName(value);

    /// <summary>Whether a name is that of a type: <c>Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerHandler</c>, <c>My.App.Tokens.TokenService</c>, but not <c>My.App.Password</c>.</summary>
    public static bool IsTypeName(ReadOnlySpan<char> name)
    {
        var segments = 0;
        var rest = name;
        while (true)
        {
            var dot = rest.IndexOf('.');
            var segment = dot < 0 ? rest : rest[..dot];
            if (segment.IsEmpty || !char.IsUpper(segment[0]) || segment.ContainsAny("_-$:"))
            {
                return false;
            }

            segments++;
            if (dot < 0)
            {
                break;
            }

            rest = rest[(dot + 1)..];
        }

        return segments > 1
            && (name.StartsWith("System.") || name.StartsWith("Microsoft.") || (segments > 2 && KeyClassifier.Classify(rest, wholeOnly: true).IsEmpty));
    }

    /// <summary>Whether a value is what a Java object prints of itself, its type and where it is: <c>Token{a64f992 …</c>, <c>android.os.BinderProxy@2bd79ce</c>.</summary>
    public static bool IsJavaObject(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAny('@', '{');
        if (end < 5 || (value[end] == '@' && value[..end].Count('.') < 2) || (value[end] == '{' && !char.IsAsciiLetterUpper(value[0])))
        {
            return false;
        }

        var address = value[(end + 1)..].TrimEnd("}] ");
        return address.Length is >= 5 and <= 8 && !address.ContainsAnyExcept(HexDigits) && !value[..end].ContainsAnyExcept(TypeCharacters);
    }

    /// <summary>Whether a signature is one of code: <c>the expected signature: public static …</c>.</summary>
    public static bool IsCode(ReadOnlySpan<char> value, MaskRule rule) =>
        rule.Id == "key-signature" && (PlainWords.Covers(value) || (value.Length < 24 && value.StartsWith("SHA", StringComparison.OrdinalIgnoreCase) && value.Contains("with", StringComparison.Ordinal)));
}
