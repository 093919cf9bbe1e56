using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Recognises what code writes where a value will be: references, calls, types, and what objects without a text print.</summary>
internal static class CodeShapes
{
    private static readonly SearchValues<char> TypeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.`0123456789+[],");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

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
}
