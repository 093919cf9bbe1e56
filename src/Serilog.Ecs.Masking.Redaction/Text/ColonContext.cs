using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Tells colons that belong to something else from those between a key and its value: behind a type, a file or a route, in the name of a package, a resource or a setting.</summary>
internal static class ColonContext
{
    private const int Reach = 96;

    private static readonly string[] SourceFiles = [".cs", ".vb", ".fs", ".cshtml", ".razor", ".js", ".ts", ".tsx", ".jsx", ".java", ".kt", ".py", ".go", ".rb", ".php", ".cpp", ".rs"];
    private static readonly SearchValues<char> StartOfName = SearchValues.Create(" \"'=,(\n");

    /// <summary>Whether the colon behind the key is one of those.</summary>
    public static bool IsOther(ReadOnlySpan<char> text, int separator, in TextKey key, MaskRule rule)
    {
        var name = text[key.Start..key.End];
        var before = text[..key.Start];
        var behind = text[(separator + 1)..];
        return CodeValue.IsTypeName(name)
            || IsSourceFile(name)
            || IsRoute(before, behind, rule)
            || IsVariable(before, behind)
            || IsCommit(before)
            || IsVersion(behind, isPart: before is [.., ':'])
            || IsArn(before)
            || (!rule.IsTyped && IsSettingsPath(text, separator, key))
            || IsOrigin(before, text[separator - 1])
            || IsPseudonym(name, behind);
    }

    private static bool IsSourceFile(ReadOnlySpan<char> name)
    {
        foreach (var extension in SourceFiles)
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // "POST /password: 401", and not "cmdkey /user:ann /pass:x"
    private static bool IsRoute(ReadOnlySpan<char> before, ReadOnlySpan<char> behind, MaskRule rule) =>
        before is [.., '/'] && !IsClaimType(before) && !(rule.IsTyped && (IsLogin(before[..^1]) || IsSwitch(before, behind)));

    // "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname: Kim" is how a claim prints itself.
    private static bool IsClaimType(ReadOnlySpan<char> before) => before.EndsWith("/claims/", StringComparison.OrdinalIgnoreCase);

    // "user/password: ann/x"
    private static bool IsLogin(ReadOnlySpan<char> before)
    {
        var start = before.Length;
        while (start > 0 && char.IsLetter(before[start - 1]))
        {
            start--;
        }

        Span<char> lower = stackalloc char[8];
        var word = before[start..];
        return (start == 0 || before[start - 1] != '/') && word.Length <= lower.Length
            && lower[..word.ToLowerInvariant(lower)] is "id" or "user" or "userid" or "username" or "login" or "email" or "account" or "아이디" or "계정";
    }

    private static bool IsSwitch(ReadOnlySpan<char> before, ReadOnlySpan<char> behind) => before is "/" or [.., ' ', '/'] && behind is [not (' ' or '/'), ..];

    // "${DB_PASSWORD:?is required}"
    private static bool IsVariable(ReadOnlySpan<char> before, ReadOnlySpan<char> behind) => before is [.., '$', '{'] && behind is ['?', ..];

    // "feat(auth): add login" is what a commit says that it does.
    private static bool IsCommit(ReadOnlySpan<char> before)
    {
        if (before.Length <= 3 || before[^1] != '(')
        {
            return false;
        }

        var word = before[..^1];
        word = word[(word.LastIndexOfAnyExceptInRange('a', 'z') + 1)..];
        return word is "feat" or "fix" or "chore" or "docs" or "style" or "refactor" or "perf" or "test" or "build" or "ci" or "revert" or "deps" or "security";
    }

    // "org.example:java-jwt:4.4" is a package, and "auth:2.1.0" an image.
    private static bool IsVersion(ReadOnlySpan<char> value, bool isPart)
    {
        value = value.StartsWith("v") ? value[1..] : value;
        var numbers = 0;
        for (; numbers < 3; numbers++)
        {
            var length = value.IndexOfAnyExceptInRange('0', '9');
            var isLast = length < 0 || value[length] != '.';
            length = length < 0 ? value.Length : length;
            if (length is 0 or > 6 || isLast)
            {
                numbers += length is > 0 and <= 6 ? 1 : 0;
                break;
            }

            value = value[(length + 1)..];
        }

        return numbers == 3 || (numbers == 2 && isPart);
    }

    // "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db"
    private static bool IsArn(ReadOnlySpan<char> before)
    {
        before = before[Math.Max(0, before.Length - Reach)..];
        return before is [.., ':'] && before[(before.LastIndexOfAny(StartOfName) + 1)..].StartsWith("arn:");
    }

    // "Setting 'Jwt:Key' was not found", "Jwt:Key is missing"
    private static bool IsSettingsPath(ReadOnlySpan<char> text, int separator, in TextKey key)
    {
        if (!char.IsAsciiLetterUpper(text[key.Start]) || separator + 1 >= text.Length || !char.IsAsciiLetterUpper(text[separator + 1]))
        {
            return false;
        }

        var end = separator + 1;
        while (end < text.Length && end - separator < Reach && (char.IsAsciiLetter(text[end]) || text[end] == ':'))
        {
            end++;
        }

        if (key.Start > 0 && (text[key.Start - 1] is '\'' or '"'))
        {
            return end < text.Length && text[end] == text[key.Start - 1];
        }

        var leaf = text[(separator + 1)..end];
        return (end == text.Length || text[end] is ' ' or ',' or '.' or '\r' or '\n')
            && (leaf is "Key" or "Issuer" or "Audience" or "Authority" || !KeyClassifier.Classify(leaf, wholeOnly: true).IsEmpty);
    }

    // "pam_unix(sshd:auth): check pass": where a message comes from.
    private static bool IsOrigin(ReadOnlySpan<char> before, char last) => last == ')' && before is [.., ':'];

    // "hmac:k1:…" and "hmac-sha256:k1:…" are a pseudonym and a hash of the pack's own making.
    private static bool IsPseudonym(ReadOnlySpan<char> name, ReadOnlySpan<char> behind) =>
        name.StartsWith("hmac", StringComparison.Ordinal) && behind is [var first, ..] && char.IsAsciiLetterOrDigit(first);
}
