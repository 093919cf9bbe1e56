using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Events;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>Shows of a query the values that are allowed, and of the others the names.</summary>
internal sealed class QueryFilter(IEnumerable<string> allowed, RequestValues values)
{
    /// <summary>The length after which whole parameters are left out.</summary>
    public const int MaxLength = 2_048;

    private const int MaxNameLength = 64;

    // The characters of names. Anything else may be a value without a name.
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("-._~$[]:0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    [ThreadStatic]
    private static CharBuffer? t_text;

    private readonly string[] _allowed = [.. allowed.Select(static name => name.Trim())];

    /// <summary>Returns the query without its question mark, or <see langword="null"/> if there is none.</summary>
    /// <param name="query">The query as it was sent.</param>
    /// <param name="secrets">Values that are hidden in it.</param>
    /// <param name="holdsPersonalData">Whether personal data was masked in it.</param>
    public string? Shown(string? query, RouteSecrets secrets, out bool holdsPersonalData)
    {
        holdsPersonalData = false;
        if (query is null || query.Length < 2)
        {
            return null;
        }

        var text = t_text ?? new CharBuffer(256);
        t_text = null;
        try
        {
            holdsPersonalData = Append(text, query.AsSpan(1), secrets);
            return text.Length == 0 ? null : text.Written.ToString();
        }
        finally
        {
            text.Clear();
            t_text = text;
        }
    }

    private bool Append(CharBuffer text, ReadOnlySpan<char> query, RouteSecrets secrets)
    {
        var holdsPersonalData = false;
        while (!query.IsEmpty)
        {
            var end = query.IndexOf('&');
            var parameter = end < 0 ? query : query[..end];
            query = end < 0 ? default : query[(end + 1)..];
            if (parameter.IsEmpty)
            {
                continue;
            }

            var start = text.Length;
            if (start > 0)
            {
                text.Append('&');
            }

            holdsPersonalData |= AppendParameter(text, parameter, secrets);
            if (text.Length > MaxLength)
            {
                text.Rewind(start);
                text.Append(start > 0 ? "&…" : "…");
                break;
            }
        }

        return holdsPersonalData;
    }

    private bool AppendParameter(CharBuffer text, ReadOnlySpan<char> parameter, RouteSecrets secrets)
    {
        var equals = parameter.IndexOf('=');
        var name = equals < 0 ? parameter : parameter[..equals];
        var value = equals < 0 ? default : parameter[(equals + 1)..];
        if (AllowedName(name) is { } allowedName)
        {
            text.Append(parameter[..(parameter.Length - value.Length)]);
            return AppendAllowed(text, allowedName, value, secrets);
        }

        // A parameter without a value may be a value without a name.
        var isName = equals >= 0 && name.Length is > 0 and <= MaxNameLength && !name.ContainsAnyExcept(NameCharacters) && !values.IsSecret(name);
        text.Append(isName ? name : values.Placeholder);
        if (equals >= 0)
        {
            text.Append('=');
            text.Append(value.IsEmpty ? value : values.Placeholder);
        }

        return false;
    }

    // Judged as the application reads it, shown as it was sent.
    private bool AppendAllowed(CharBuffer text, string name, ReadOnlySpan<char> value, RouteSecrets secrets)
    {
        var read = Decoded(value);
        var masked = values.Masked(name, secrets.HideIn(read));
        var shown = masked is ScalarValue { Value: string maskedText } ? maskedText : values.Placeholder;
        text.Append(shown == read ? value : shown);
        return masked is MaskedValue { IsPersonal: true };
    }

    private string? AllowedName(ReadOnlySpan<char> name)
    {
        foreach (var candidate in _allowed)
        {
            if (name.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }
        }

        return _allowed.Length > 0 && name.ContainsAny('%', '+') && Decoded(name) is { } decoded
            ? Array.Find(_allowed, candidate => string.Equals(candidate, decoded, StringComparison.OrdinalIgnoreCase))
            : null;
    }

    private static string Decoded(ReadOnlySpan<char> text) =>
        text.ContainsAny('%', '+') ? Uri.UnescapeDataString(text.ToString().Replace('+', ' ')) : text.ToString();
}
