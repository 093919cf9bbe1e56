using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Styles.Pairs;

/// <summary>
/// Keeps the names in a <c>Cookie</c> header and hides every value, <c>sid=***REDACTED***; theme=***REDACTED***</c>; of a <c>Set-Cookie</c>
/// header the attributes are kept too, <c>sid=***REDACTED***; Path=/; HttpOnly</c>.
/// </summary>
/// <remarks>
/// The caller distinguishes the two: in a <c>Cookie</c> header, <c>path</c> is an ordinary name.
/// </remarks>
internal sealed class CookieStyle(bool keepAttributes, string? placeholder = null) : WrittenStyle(placeholder)
{
    private const int MaxName = 64;
    private const int MaxAttribute = 128;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~[]");

    private static readonly SearchValues<char> AttributeCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz:,./_- ");

    private static readonly string[] Attributes =
        ["Path", "Expires", "Max-Age", "Domain", "SameSite", "Secure", "HttpOnly", "Partitioned", "Priority"];

    private CookieStyle? _keepingAttributes;

    public static CookieStyle Cookie { get; } = new(keepAttributes: false);

    public static CookieStyle SetCookie { get; } = new(keepAttributes: true);

    /// <summary>Gets the same style for a <c>Set-Cookie</c> header.</summary>
    public CookieStyle KeepingAttributes => keepAttributes ? this : _keepingAttributes ??= new CookieStyle(keepAttributes: true, Placeholder);

    /// <summary>Returns whether a text ends with the name of a <c>Set-Cookie</c> header and what sets its value off.</summary>
    public static bool EndsWithSetCookie(ReadOnlySpan<char> text) => text.TrimEnd(" :=\"'").EndsWith("set-cookie", StringComparison.OrdinalIgnoreCase);

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        var isFirst = true;
        for (; !(value = value.TrimStart(" \t;")).IsEmpty; isFirst = false)
        {
            var part = value[..FindEnd(value)];
            value = value[part.Length..];
            writer.Append(isFirst ? default : "; ");
            WritePart(part.TrimEnd(), !isFirst && keepAttributes, ref writer);
        }

        return !isFirst;
    }

    /// <summary>A semicolon within quotes belongs to the value, despite the standard; it would otherwise show as a name.</summary>
    private static int FindEnd(ReadOnlySpan<char> value)
    {
        var end = value.IndexOf(';');
        var quote = (end < 0 ? value : value[..end]).IndexOf("=\"");
        if (end < 0 || quote < 0)
        {
            return end < 0 ? value.Length : end;
        }

        var close = value[(quote + 2)..].IndexOf('"');
        var after = close < 0 ? value.Length : quote + 2 + close;
        end = value[after..].IndexOf(';');
        return end < 0 ? value.Length : after + end;
    }

    private void WritePart(scoped ReadOnlySpan<char> part, bool mayBeAttribute, ref MaskWriter writer)
    {
        if (mayBeAttribute && IsAttribute(part))
        {
            writer.Append(part);
            return;
        }

        // Without a value after the sign this is a value without a name: `dGVzdA==` is not called `dGVzdA`.
        var equals = part.IndexOf('=');
        if (equals > 0 && !IsPadding(part[(equals + 1)..]))
        {
            var name = part[..equals].TrimEnd();
            writer.Append(name.Length is 0 or > MaxName || name.ContainsAnyExcept(NameCharacters) ? Placeholder : name);
            writer.Append('=');
        }

        writer.Append(Placeholder);
    }

    private static bool IsPadding(ReadOnlySpan<char> text) => !text.ContainsAnyExcept('=', ' ');

    private static bool IsAttribute(ReadOnlySpan<char> part)
    {
        var equals = part.IndexOf('=');
        var name = (equals < 0 ? part : part[..equals]).Trim();
        foreach (var attribute in Attributes)
        {
            if (name.Equals(attribute, StringComparison.OrdinalIgnoreCase))
            {
                return part.Length <= MaxAttribute && !part[(equals + 1)..].ContainsAnyExcept(AttributeCharacters);
            }
        }

        return false;
    }
}
