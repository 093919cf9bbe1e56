using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Recognises what code writes where a value will be: references, calls, types, and what objects without a text print.</summary>
internal static class CodeShapes
{
    private const int LongestAccess = 128;

    private static readonly SearchValues<char> TypeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.`0123456789+[],");
    private static readonly CharacterSet VariableCharacters = CharacterSet.Letters | CharacterSet.Of('_');
    private static readonly CharacterSet AccessCharacters = CharacterSet.Letters
        | CharacterSet.Digits
        | CharacterSet.Of('_')
        | CharacterSet.Of('.')
        | CharacterSet.Of('[')
        | CharacterSet.Of(']')
        | CharacterSet.Of('"')
        | CharacterSet.Of('\'')
        | CharacterSet.Of('-');
    private static readonly SearchValues<char> MemberCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>
    /// Returns whether a value is a reference of code, <c>var.db_password</c>, <c>random_password.db.result</c>, <c>$password</c>, <c>Input.Password</c>, or a type, <c>String!</c>.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The name that it is assigned to.</param>
    /// <param name="policy">The policy, which decides about names.</param>
    public static bool IsReference(ReadOnlySpan<char> value, ReadOnlySpan<char> name, MaskingPolicy policy)
    {
        value = value.Trim(" ").TrimEnd(",;!");
        if (value is ['$', >= 'a' and <= 'z'] or ['$', >= 'a' and <= 'z', ')', ..])
        {
            return true;
        }

        if (value.Length < 3 || !(value[0] is '$' or '_' || char.IsAsciiLetter(value[0])))
        {
            return false;
        }

        if (value[0] == '$')
        {
            var end = VariableCharacters.EndOfRun(value, 1);
            return IsIndexed(value[end..]) || (policy.Decide(value[1..end]).Rule is not null && (end == value.Length || value[end] is ')' or ',' or '"' or '<'));
        }

        if (value is "await" or "throw" || Vocabulary.Is(value.TrimEnd(" }?!"), WordClass.Type) || value.StartsWith("throw new ") || value.StartsWith("str = ") || value.StartsWith("string = "))
        {
            return true;
        }

        return IsMemberAccess(value, name, policy);
    }

    /// <summary>Returns whether a text begins with a member of an object, as an argument: <c>result.TokenType)</c>.</summary>
    public static bool IsMember(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(MemberCharacters);
        return end > 0 && text[end] is ')' or ',' && char.IsAsciiLetter(text[0]) && text[..end].Contains('.') && PlainWords.Covers(text[..end]);
    }

    // "$_POST['password']", "$request->password"
    private static bool IsIndexed(ReadOnlySpan<char> behind) => behind is ['[', '\'' or '"', ..] or ['-', '>', >= 'a' and <= 'z', ..];

    /// <summary>Returns whether a value is the name of a type: <c>System.IdentityModel.Tokens.Jwt.JwtSecurityToken</c>.</summary>
    public static bool IsTypeValue(ReadOnlySpan<char> value) =>
        (value.StartsWith("System.") || value.StartsWith("Microsoft.")) && !value.ContainsAnyExcept(TypeCharacters) && IsTypeName(value);

    /// <summary>Returns whether this is what the C# compiler writes after the name of a member: <c>&lt;ReadToken&gt;d__23</c>.</summary>
    public static bool IsCompilerSuffix(ReadOnlySpan<char> value) => value is [>= 'a' and <= 'z', '_', '_', ..];

    /// <summary>Returns whether a name is that of a type: <c>My.App.Tokens.TokenService</c>, and not <c>My.App.Password</c>.</summary>
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

    /// <summary>
    /// Returns whether a value is what an object without a text prints, its type and where it is: <c>Token{a64f992 …</c>,
    /// <c>android.os.BinderProxy@2bd79ce</c>.
    /// </summary>
    public static bool IsObjectIdentity(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAny('@', '{');
        if (end < 5 || (value[end] == '@' && value[..end].Count('.') < 2) || (value[end] == '{' && !char.IsAsciiLetterUpper(value[0])))
        {
            return false;
        }

        var address = value[(end + 1)..].TrimEnd("}] ");
        return address.Length is >= 5 and <= 8 && !address.ContainsAnyExcept(HexDigits) && !value[..end].ContainsAnyExcept(TypeCharacters);
    }

    /// <summary>Returns whether a text begins with the type of an object and its members: <c>Token { kind: …</c>.</summary>
    public static bool StartsWithObject(ReadOnlySpan<char> text, int length) =>
        length > 1
            && length + 1 < text.Length
            && text[length..].StartsWith(" {")
            && char.IsAsciiLetterUpper(text[0])
            && CharacterSet.Letters.Covers(text[..length]);

    /// <summary>Returns whether a value is the name of an algorithm: <c>SHA256withRSA</c>, <c>RS256</c>.</summary>
    public static bool IsAlgorithm(ReadOnlySpan<char> value)
    {
        var with = value.IndexOf("with", StringComparison.OrdinalIgnoreCase);
        return Vocabulary.Is(with > 0 ? value[..with] : value, WordClass.Algorithm);
    }

    /// <summary>Returns whether a value is the signature of a method of the JVM: <c>(Ljava/lang/String;)V</c>.</summary>
    public static bool IsMethodSignature(ReadOnlySpan<char> value) =>
        value is ['(', ..]
            && value.IndexOf(')') is > 0 and var close
            && close + 1 < value.Length
            && value[close + 1] is 'V' or 'Z' or 'B' or 'C' or 'S' or 'I' or 'J' or 'F' or 'D' or 'L' or '[';

    // "x.Password = Input.Password", "password = config.Db.Password", "token = localStorage.getItem": names joined by full stops.
    private static bool IsMemberAccess(ReadOnlySpan<char> value, ReadOnlySpan<char> name, MaskingPolicy policy)
    {
        if (value.Length > LongestAccess)
        {
            return false;
        }

        Span<char> plain = stackalloc char[LongestAccess];
        return IsPath(plain[..WriteWithoutConditions(value, plain)], name, policy);
    }

    private static bool IsPath(ReadOnlySpan<char> value, ReadOnlySpan<char> name, MaskingPolicy policy)
    {
        var dot = value.IndexOfAny(".[");
        if (dot <= 0 || !AccessCharacters.Covers(value) || value[(dot + 1)..].ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var last = value[(value.LastIndexOfAny(".[") + 1)..].Trim("[]\"'");
        return Vocabulary.Is(value[..dot], WordClass.Scope)
            || (policy.Decide(last).Rule is not null && PlainWords.Covers(value))
            || (value.Count('.') > 1 && value[..dot].Contains('_') && policy.Decide(value[..dot]).Rule is not null && PlainWords.Covers(value))
            || last.Equals(name[(name.LastIndexOf('.') + 1)..], StringComparison.OrdinalIgnoreCase);
    }

    // "user?.Street" is the Street of a user.
    private static int WriteWithoutConditions(ReadOnlySpan<char> value, Span<char> plain)
    {
        var length = 0;
        for (var at = 0; at < value.Length; at++)
        {
            if (!value[at..].StartsWith("?."))
            {
                plain[length++] = value[at];
            }
        }

        return length;
    }
}
