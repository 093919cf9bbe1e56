using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>What stands behind a sensitive key and is no secret: nothing, a placeholder, a mask, a sentence about it.</summary>
internal static class PlainValue
{
    private static readonly WordSet Nothing = new(
        """
        null true false none undefined nil nan empty blank redacted masked filtered hidden removed omitted unset protected yes no on off enabled disabled required optional present absent
        n/a array
        """);

    // What is said of a secret in one word; as the first of several it may begin a phrase.
    private static readonly WordSet States = new(
        "set configured provided supplied mounted rotated match matched sent bounced verified unverified correct unchanged revoked active inactive trial ok success successful passed prompt");

    // What follows "password: " in a sentence. Closed: any other word may be the password.
    private static readonly WordSet Prose = new(
        """
        must should is was are were be been being cannot can could may might will would shall required require requires invalid incorrect expired expires missing not has have had
        unbound parameter references couldn refreshing creating creation reading destroying destruction modifying modifications
        does do did doesn isn wasn too must wrong mismatch failed failure fails succeeded ok changed generated created accepted rejected denied verified verification validation valid
        found unable unexpected unknown unsupported length minimum maximum only please enter 미등록 미입력 미설정 비공개 use used using error the this that your 필수 오류 불일치 없음 형식이 입력
        """);

    private static readonly WordSet Modals = new("must should cannot can't is isn't was has does doesn't needs requires too");

    private const int LongestSentence = 96;

    private static readonly SearchValues<char> ExpressionCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.|$- ");
    private static readonly SearchValues<char> LowerWords = SearchValues.Create("abcdefghijklmnopqrstuvwxyz ");

    // Where a value is kept, and not it.
    private static readonly string[] References =
        ["!Ref ", "!GetAtt ", "!ImportValue ", "!FindInMap ", "!secret ", "!env_var ", "op://", "arn:aws:secretsmanager:", "arn:aws:ssm:", "$__file{", "$__env{", "$__vault{", "%env(", "@string/", "@Microsoft.KeyVault("];

    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/\\._~- ");

    /// <summary>Whether the whole value says how it is with the secret: <c>OTP: sent</c>, <c>cvv=match</c>.</summary>
    public static bool IsState(ReadOnlySpan<char> value)
    {
        Span<char> lower = stackalloc char[16];
        return value.Length <= lower.Length && States.Contains(lower[..value.ToLowerInvariant(lower)]);
    }

    /// <summary>Whether the whole value is one of those that mean that there is none.</summary>
    public static bool IsNothing(ReadOnlySpan<char> value)
    {
        value = value.Trim(" ()[]<>*.?…-–");
        if (value.IsEmpty)
        {
            return true;
        }

        if (value.Length > 16)
        {
            return false;
        }

        Span<char> lower = stackalloc char[16];
        return Nothing.Contains(lower[..value.ToLowerInvariant(lower)]);
    }

    /// <summary>Whether the whole value only stands for another: <c>${VAR} %VAR% {{x}} {Hole} &lt;password&gt; @p0 ? $1 :p</c>.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value) => value switch
    {
        "?" or "'?'" => true,
        ['$', '{', .. var name, '}'] => IsName(WithoutDefault(name.TrimStart('{').TrimEnd('}'))),
        ['<', '%', '=', .. var code, '%', '>'] => code.Trim(' ') is ['E', 'N', 'V', '[', _, .. var name, _, ']'] && IsName(name),
        ['$', '(', .. var name, ')'] => IsName(name),
        ['{', '{', .. var name, '}', '}'] => IsName(name.Trim("{} ")),
        ['{', .. var hole, '}'] => IsHole(hole),
        ['<', .. var name, '>'] => IsName(name),
        ['%', .. var name, '%'] => IsName(name),
        ['@', .. var name] => IsName(name.TrimStart('@')) && (name.StartsWith("__") || name.StartsWith("p") || name.Length <= 24) && !name.Contains('-'),
        [':', .. var name] => IsName(name),
        ['$', .. var number] => !number.IsEmpty && !number.ContainsAnyExceptInRange('0', '9'),
        _ => false,
    };

    /// <summary>Whether a remark in parentheses stands for the value, as plans of Terraform have it: <c>(sensitive value)</c>, <c>(known after apply)</c>.</summary>
    public static bool IsRemark(ReadOnlySpan<char> text) =>
        text.StartsWith("(sensitive") || text.StartsWith("(known after apply)") || text.StartsWith("(write-only") || text.StartsWith("(not set)") || text.StartsWith("(unchanged)");

    /// <summary>Whether a text begins with a variable that has a message in place of a default: <c>${DB_PASSWORD:?is required}</c>.</summary>
    public static bool StartsVariable(ReadOnlySpan<char> text) =>
        IsExpression(text) || (text.StartsWith("${") && text[..Math.Min(text.Length, LongestSentence)].IndexOf('}') is var close and > 0 && text[..close].Contains('?') && IsPlaceholder(text[..(close + 1)]));

    // "${{ secrets.TOKEN }}", "{{ .Values.password | quote }}", "<not set>", "!Ref DbPassword"
    private static bool IsExpression(ReadOnlySpan<char> text)
    {
        var window = text[..Math.Min(text.Length, LongestSentence)];
        if (window.StartsWith("{{") || window.StartsWith("${{"))
        {
            var inner = window[(window.IndexOf('{') + 2)..];
            var end = inner.IndexOf("}}");
            return end > 2 && inner[0] == ' ' && inner[end - 1] == ' ' && !inner[..end].ContainsAnyExcept(ExpressionCharacters);
        }

        if (window.StartsWith("<"))
        {
            var end = window.IndexOf('>');
            return end > 3 && window[..end].Contains(' ') && !window[1..end].ContainsAnyExcept(LowerWords) && (end + 1 == window.Length || window[end + 1] is ' ' or ',' or ';' or '\r' or '\n' or '"');
        }

        foreach (var reference in References)
        {
            if (window.StartsWith(reference))
            {
                return true;
            }
        }

        return false;
    }

    // "${DB_PASSWORD:}", "${DB_PASSWORD:?is required}": what is no default is none that could be shown.
    private static ReadOnlySpan<char> WithoutDefault(ReadOnlySpan<char> name)
    {
        var end = name.IndexOfAny(':', '?');
        return end > 0 && name[end..] is ":" or ":-" or ['?', ..] or [':', '?', ..] ? name[..end] : name;
    }

    /// <summary>Whether what follows a colon is a sentence about the key and not its value.</summary>
    public static bool StartsProse(ReadOnlySpan<char> text)
    {
        // As kubectl describes what a container gets and what a secret holds.
        if (text.StartsWith("<set to the key ") || text.StartsWith("secret \"") || text.StartsWith("configmap \"") || IsSize(text))
        {
            return true;
        }

        var length = 0;
        while (length < text.Length && char.IsLetter(text[length]))
        {
            length++;
        }

        if (length is 0 or > 16 || (length < text.Length && (char.IsDigit(text[length]) || text[length] is '_' or '-' or '=' or '@' or '#' or '$' or '!' or '%' or '&' or '*' or '+')))
        {
            return false;
        }

        Span<char> lower = stackalloc char[16];
        return Prose.Contains(lower[..text[..length].ToLowerInvariant(lower)]);
    }

    /// <summary>Whether a sentence names its own key: <c>Password: 'Password' must not be empty</c>, <c>password: Path `password` is required</c>.</summary>
    public static bool NamesKey(ReadOnlySpan<char> text, ReadOnlySpan<char> key, int start)
    {
        var rest = text[start..Math.Min(text.Length, start + LongestSentence)];
        rest = rest.StartsWith("Path `") ? rest[6..] : rest;
        var at = 0;
        foreach (var character in key[(key.LastIndexOf('.') + 1)..])
        {
            at += at < rest.Length && rest[at] == ' ' ? 1 : 0;
            if (at >= rest.Length || char.ToLowerInvariant(rest[at]) != char.ToLowerInvariant(character))
            {
                return false;
            }

            at++;
        }

        return at + 2 < rest.Length && rest[at] is '\'' or '`' or '"' && rest[at + 1] == ' ' && StartsProse(rest[(at + 2)..]);
    }

    /// <summary>Whether a text in quotes is a rule that was broken: <c>"password": "must be at least 8 characters"</c>, <c>"Password is too weak"</c>.</summary>
    public static bool IsRule(ReadOnlySpan<char> value, ReadOnlySpan<char> key)
    {
        if (value.StartsWith(key, StringComparison.OrdinalIgnoreCase) && value[key.Length..] is [' ', ..])
        {
            value = value[(key.Length + 1)..];
        }

        var length = value.IndexOf(' ');
        if (length < 2 || !value[(length + 1)..].Contains(' '))
        {
            return false;
        }

        Span<char> lower = stackalloc char[8];
        return length <= lower.Length && Modals.Contains(lower[..value[..length].ToLowerInvariant(lower)]);
    }

    // "16 bytes"
    private static bool IsSize(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 8 && text[digits..].StartsWith(" bytes") && (text.Length == digits + 6 || text[digits + 6] is '\r' or '\n');
    }

    /// <summary>Whether a value is the directory that shells and sudo call so: <c>PWD=/home/ann</c>.</summary>
    public static bool IsDirectory(ReadOnlySpan<char> value, ReadOnlySpan<char> key)
    {
        value = value.TrimEnd(' ');
        return key is "PWD" or "OLDPWD" && StartsPath(value) && !value[(value[1..].StartsWith(":") ? 2 : 0)..].ContainsAnyExcept(PathCharacters);
    }

    /// <summary>Whether a value in a text is such a directory; in a connection string <c>PWD</c> is a password, whatever it begins with.</summary>
    public static bool IsDirectory(ReadOnlySpan<char> text, in TextKey key, int start, int end)
    {
        var value = text[start..end].TrimEnd(' ');
        var isPlainPath = value.StartsWith("/") && (value[1..].Contains('/') || IsRoot(value));
        return IsDirectory(value, text[key.Start..key.End])
            && (isPlainPath || !((key.Start > 0 && text[key.Start - 1] == ';') || text[end..].StartsWith(";")));
    }

    /// <summary>Whether a value is the path of the file that a key or a token is kept in: <c>GOOGLE_APPLICATION_CREDENTIALS=/run/secrets/key.json</c>.</summary>
    public static bool IsFile(ReadOnlySpan<char> value)
    {
        value = value.Trim(" \"'");
        return StartsPath(value) && !value[(value[1..].StartsWith(":") ? 2 : 0)..].ContainsAnyExcept(PathCharacters) && IsKeyFile(value[(value.LastIndexOf('.') + 1)..]);
    }

    private static bool IsKeyFile(ReadOnlySpan<char> extension) =>
        extension is "json" or "pem" or "key" or "crt" or "p12" or "pfx" or "jks" or "txt" or "yaml" or "yml" or "conf" or "properties" or "ini" or "env" or "pub";

    /// <summary>Whether a value begins as the path of a file does: <c>/srv/app</c>, <c>~/app</c>, <c>./app</c>, <c>C:\app</c>, <c>\\server\share</c>.</summary>
    public static bool StartsPath(ReadOnlySpan<char> value) => value switch
    {
        "~" or "/" => true,
        ['/', var first, ..] => char.IsLetterOrDigit(first) || first is '.' or '_' or '~',
        ['~', '/' or '\\', ..] or ['.', '/' or '\\', ..] or ['.', '.', '/' or '\\', ..] or ['\\', '\\', ..] => true,
        [var drive, ':', '\\' or '/', ..] => char.IsAsciiLetter(drive),
        _ => false,
    };

    /// <summary>Whether a value is the column of another table, as in <c>u.Password = p.Password</c>.</summary>
    public static bool IsColumn(ReadOnlySpan<char> value, ReadOnlySpan<char> key)
    {
        var dot = value.IndexOf('.');
        if (dot <= 0)
        {
            return false;
        }

        var column = value[(dot + 1)..].Trim("[]\"`");
        var own = key[(key.LastIndexOf('.') + 1)..];
        return column.Equals(own, StringComparison.OrdinalIgnoreCase) && IsName(value[..dot].Trim("[]\"`"));
    }

    /// <summary>Whether a text is one name, as programs have them.</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsLetterOrDigit(character) && character is not ('_' or '.' or '-'))
            {
                return false;
            }
        }

        return !text.IsEmpty && !char.IsDigit(text[0]);
    }

    private static bool IsRoot(ReadOnlySpan<char> path) =>
        path is "/" or "/root" or "/home" or "/app" or "/var" or "/tmp" or "/opt" or "/srv" or "/usr" or "/etc" or "/mnt" or "/data" or "/src" or "/work" or "/workspace" or "/build";

    // A hole of a message template: {Name}, {@Name}, {Name,-5:l}, {0}.
    private static bool IsHole(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("@$");
        var end = text.IndexOfAny(',', ':');
        var name = end < 0 ? text : text[..end];
        return IsName(name) || (!name.IsEmpty && name.Length <= 2 && !name.ContainsAnyExceptInRange('0', '9'));
    }
}
