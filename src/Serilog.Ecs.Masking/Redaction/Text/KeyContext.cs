using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Tells from the text around a word that looks like a sensitive key whether it is one.</summary>
internal static class KeyContext
{
    private const int Reach = 96;

    private static readonly string[] SourceFiles = [".cs", ".vb", ".fs", ".cshtml", ".razor", ".js", ".ts", ".tsx", ".jsx", ".java", ".kt", ".py", ".go", ".rb", ".php", ".cpp", ".rs"];

    private static readonly SearchValues<char> ListOfWords = SearchValues.Create("abcdefghijklmnopqrstuvwxyz'\", ");

    private static readonly SearchValues<char> StartOfName = SearchValues.Create(" \"'=,(\n");

    private static readonly WordSet PhraseEnds = new(
        "key string code codes number no num phrase id name address addr date mail session salt nonce card account security birth hash header mobile tel phone rekey hexkey block holder str is was generated issued received provided obtained 번호 월일 키 코드 아이디");

    private static readonly WordSet AuthMethods = new(
        """
        simple kerberos plain login ntlm negotiate token digest basic bearer oauth oauth2 oidc openid saml ldap pam gssapi gss sspi md5 cram-md5 scram-sha-1 scram-sha-256 trust peer ident cert
        certificate password publickey keyboard-interactive mtls iam external anonymous jwt hmac sigv4 apikey session cookie local custom default success failed failure ok error
        """);

    /// <summary>Whether the key is a type, a file, a segment of a path, or a word that means something else here.</summary>
    public static bool IsOther(ReadOnlySpan<char> text, int separator, in TextKey key, MaskRule rule)
    {
        var name = text[key.Start..key.End];
        var isColon = text[separator] == ':';
        if (isColon && (IsTypeName(name) || IsSourceFile(name) || (key.Start > 0 && text[key.Start - 1] == '/' && !IsClaimType(text[..key.Start]) && !IsLogin(text[..(key.Start - 1)], rule) && !(rule.IsTyped && IsSwitch(text, separator, key)))))
        {
            return true;
        }

        // "${DB_PASSWORD:?is required}"
        if (isColon && key.Start > 1 && text[key.Start - 1] == '{' && text[key.Start - 2] == '$' && separator + 1 < text.Length && text[separator + 1] == '?')
        {
            return true;
        }

        // "feat(auth): add login" is what a commit says that it does.
        if (isColon && key.Start > 3 && text[key.Start - 1] == '(' && IsCommit(text[..(key.Start - 1)]))
        {
            return true;
        }

        if (isColon && IsVersion(text[(separator + 1)..], isPart: key.Start > 0 && text[key.Start - 1] == ':'))
        {
            return true;
        }

        if (isColon && ((key.Start > 0 && IsArn(text[..key.Start])) || (!rule.IsTyped && IsSettingsPath(text, separator, key))))
        {
            return true;
        }

        // "pam_unix(sshd:auth): check pass": where a message comes from.
        if (isColon && text[separator - 1] == ')' && key.Start > 0 && text[key.Start - 1] == ':')
        {
            return true;
        }

        // "hmac:k1:…" and "hmac-sha256:k1:…" are a pseudonym and a hash of the pack's own making.
        if (isColon && name.StartsWith("hmac", StringComparison.Ordinal) && separator + 1 < text.Length && char.IsAsciiLetterOrDigit(text[separator + 1]))
        {
            return true;
        }

        if ((isColon || name[0] >= 0x1100) && TextKey.WordBefore(text, key.Start) is var before and >= 0 && IsOtherBehind(text[before..(key.Start - 1)], name, rule))
        {
            return true;
        }

        return rule.IsHeadNoun && IsOtherNoun(text, key.Start, name);
    }

    // "그룹 이름: 관리자" is nobody's, "--- PASS: TestLogin" is what Go says of a test, and "may require authorization: …" is no header.
    private static bool IsOtherBehind(ReadOnlySpan<char> before, ReadOnlySpan<char> name, MaskRule rule) => name switch
    {
        "이름" or "주소" => KeyGrammar.IsKoreanNegator(before) || IsTechnical(before),
        "PASS" => before is "---",
        "secrets" => before is "pull" or "Mountable",
        _ => rule.IsLineWide && before is "require" or "requires",
    };

    // "user/password: ann/x"
    private static bool IsLogin(ReadOnlySpan<char> before, MaskRule rule)
    {
        if (!rule.IsTyped)
        {
            return false;
        }

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

    private static bool IsCommit(ReadOnlySpan<char> before)
    {
        var word = before[(before.LastIndexOfAnyExceptInRange('a', 'z') + 1)..];
        return word is "feat" or "fix" or "chore" or "docs" or "style" or "refactor" or "perf" or "test" or "build" or "ci" or "revert" or "deps" or "security";
    }

    private static bool IsTechnical(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[8];
        return word.Length <= lower.Length && KeyGrammar.IsTechnical(lower[..word.ToLowerInvariant(lower)]);
    }

    /// <summary>Whether a word means something else because of the word before it: <c>next token</c>, <c>public key</c>.</summary>
    public static bool IsOtherNoun(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> name)
    {
        var before = TextKey.WordBefore(text, start);
        if (before < 0)
        {
            return false;
        }

        Span<char> lower = stackalloc char[64];
        var length = text[before..(start - 1)].ToLowerInvariant(lower);
        return length > 0 && (lower[..length] is "unexpected" or "public" || (KeyGrammar.IsNounNegator(lower[..length]) && IsBareNoun(name)));
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
        return before[^1] == ':' && before[(before.LastIndexOfAny(StartOfName) + 1)..].StartsWith("arn:");
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

    private static bool IsBareNoun(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[16];
        return name.Length <= lower.Length && KeyGrammar.IsBareNoun(lower[..name.ToLowerInvariant(lower)]);
    }

    public static bool IsCalledValue(ReadOnlySpan<char> name)
    {
        name = name[(name.LastIndexOf('.') + 1)..];
        return PairNames.IsValue(name);
    }

    // "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname: Kim" is how a claim prints itself.
    private static bool IsClaimType(ReadOnlySpan<char> before) => before.EndsWith("/claims/", StringComparison.OrdinalIgnoreCase);

    // "cmdkey /user:ann /pass:x", and not "POST /password: 401"
    private static bool IsSwitch(ReadOnlySpan<char> text, int separator, in TextKey key) =>
        (key.Start == 1 || (key.Start > 1 && text[key.Start - 2] == ' ')) && separator + 1 < text.Length && text[separator + 1] is not (' ' or '/');

    /// <summary>Whether the word ends names of several words.</summary>
    public static bool EndsPhrase(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[16];
        return word.Length <= 10 && PhraseEnds.Contains(lower[..word.ToLowerInvariant(lower)]);
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

    /// <summary>Whether what looks like a pair in parentheses is a list behind a word: <c>devices (phone, tablet, desktop)</c>.</summary>
    public static bool IsListOfWords(ReadOnlySpan<char> text, in TextKey key, ReadOnlySpan<char> value) =>
        key.Start > 2 && text[key.Start - 1] == '(' && text[key.Start - 2] == ' ' && char.IsLetter(text[key.Start - 3]) && value.Contains(", ", StringComparison.Ordinal) && PlainWords.Covers(value.TrimEnd("….&"));

    /// <summary>Whether what looks like a name and its value is a list of names: <c>["client_credentials","refresh_token"]</c>.</summary>
    public static bool IsListOfNames(ReadOnlySpan<char> value, MaskingPolicy policy) =>
        !value.ContainsAnyInRange('0', '9') && PlainWords.Covers(value) && policy.Decide(value).Rule is not null;

    /// <summary>Whether a list of names goes on behind what looks like a pair: <c>['token', 'repository', 'ref']</c>.</summary>
    public static bool IsLongList(ReadOnlySpan<char> text, in TextKey key, int end) =>
        key.IsQuoted && end + 3 < text.Length && text[end] is '\'' or '"' && text[end + 1] == ',' && text[(end + 2)..].TrimStart(' ') is ['\'' or '"', ..]
        && !text[key.Start..end].ContainsAnyExcept(ListOfWords) && PlainWords.Covers(text[key.Start..key.End]);

    /// <summary>Whether a list holds sentences about the key: <c>"Password":["The Password field is required."]</c>.</summary>
    public static bool IsListOfSentences(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        if (value is not ['[', '"' or '\\', .., ']'])
        {
            return false;
        }

        var sentences = 0;
        for (var rest = value[1..^1]; ;)
        {
            var quote = TextQuote.LengthAtStart(rest);
            if (quote == 0)
            {
                return false;
            }

            var sentence = rest[quote..];
            sentence = sentence[..TextQuote.FindClose(sentence, rest[..quote])];
            if (!sentence.Contains(' ') || !(PlainValue.StartsProse(sentence) || sentence.Contains(name, StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }

            sentences++;
            rest = rest[Math.Min(rest.Length, quote + sentence.Length + quote)..].TrimStart(", \r\n\t");
            if (rest.IsEmpty)
            {
                return sentences > 0;
            }
        }
    }

    /// <summary>Whether a value only says how someone is asked for credentials: <c>auth=PLAIN</c>, <c>(auth:SIMPLE)</c>.</summary>
    public static bool IsAuthMethod(ReadOnlySpan<char> value)
    {
        Span<char> lower = stackalloc char[24];
        value = value.Trim(" ()[],;.");
        return value.Length <= lower.Length && AuthMethods.Contains(lower[..value.ToLowerInvariant(lower)]);
    }

    // Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerHandler: and My.App.Tokens.TokenService:, but not My.App.Password:
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
}
