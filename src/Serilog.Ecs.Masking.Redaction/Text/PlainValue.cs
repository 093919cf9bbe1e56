using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Keys;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>What stands behind a sensitive key and is no secret: nothing, a state, a mask, a placeholder, a reference to where it is kept.</summary>
internal static class PlainValue
{
    private const int LongestReference = 96;

    private static readonly SearchValues<char> ExpressionCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.|$- ");
    private static readonly SearchValues<char> LowerWords = SearchValues.Create("abcdefghijklmnopqrstuvwxyz ");

    private static readonly WordSet Nothing = new(
        """
        null true false none undefined nil nan empty blank redacted masked filtered hidden removed omitted unset protected yes no on off enabled disabled required optional present absent
        n/a array
        """);

    // What is said of a secret in one word; as the first of several it may begin a phrase.
    private static readonly WordSet States = new(
        "set configured provided supplied mounted rotated match matched sent bounced verified unverified correct unchanged revoked active inactive trial ok success successful passed prompt");

    private static readonly WordSet AuthMethods = new(
        """
        simple kerberos plain login ntlm negotiate token digest basic bearer oauth oauth2 oidc openid saml ldap pam gssapi gss sspi md5 cram-md5 scram-sha-1 scram-sha-256 trust peer ident cert
        certificate password publickey keyboard-interactive mtls iam external anonymous jwt hmac sigv4 apikey session cookie local custom default success failed failure ok error
        """);

    // Where a value is kept, and not it.
    private static readonly string[] References =
        ["!Ref ", "!GetAtt ", "!ImportValue ", "!FindInMap ", "!secret ", "!env_var ", "op://", "arn:aws:secretsmanager:", "arn:aws:ssm:", "$__file{", "$__env{", "$__vault{", "%env(", "@string/", "@Microsoft.KeyVault("];

    /// <summary>Whether the whole value is one of those that mean that there is none.</summary>
    public static bool IsNothing(ReadOnlySpan<char> value)
    {
        value = value.Trim(" ()[]<>*.?…-–");
        return value.IsEmpty || Nothing.ContainsInAnyCase(value);
    }

    /// <summary>Whether the whole value says how it is with the secret: <c>OTP: sent</c>, <c>cvv=match</c>.</summary>
    public static bool IsState(ReadOnlySpan<char> value) => States.ContainsInAnyCase(value);

    /// <summary>Whether a value only says how someone is asked for credentials: <c>auth=PLAIN</c>, <c>(auth:SIMPLE)</c>.</summary>
    public static bool IsAuthMethod(ReadOnlySpan<char> value) => AuthMethods.ContainsInAnyCase(value.Trim(" ()[],;."));

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
        IsExpression(text) || (text.StartsWith("${") && text[..Math.Min(text.Length, LongestReference)].IndexOf('}') is var close and > 0 && text[..close].Contains('?') && IsPlaceholder(text[..(close + 1)]));

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

    // "${{ secrets.TOKEN }}", "{{ .Values.password | quote }}", "<not set>", "!Ref DbPassword"
    private static bool IsExpression(ReadOnlySpan<char> text)
    {
        var window = text[..Math.Min(text.Length, LongestReference)];
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

    // A hole of a message template: {Name}, {@Name}, {Name,-5:l}, {0}.
    private static bool IsHole(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("@$");
        var end = text.IndexOfAny(',', ':');
        var name = end < 0 ? text : text[..end];
        return IsName(name) || (!name.IsEmpty && name.Length <= 2 && !name.ContainsAnyExceptInRange('0', '9'));
    }
}
