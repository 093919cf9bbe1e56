using Serilog.Ecs.Masking.Redaction.Styles.Urls;

namespace Serilog.Ecs.Masking.Redaction.Styles.Pairs;

/// <summary>
/// Hides the values of sensitive keys in a connection string and keeps the others:
/// <c>Server=db;User ID=app;Password=***REDACTED***</c>. One that cannot be divided for certain is hidden whole.
/// </summary>
/// <remarks>
/// A value that is kept is a plain one: what holds an equals or an at sign is hidden, because it may be a list of
/// pairs in another syntax, and a URL is masked as one.
/// </remarks>
internal sealed class ConnectionStringStyle(SensitiveKey isSensitive, string? placeholder = null) : WrittenStyle(placeholder)
{
    private const int MaxKey = 64;

    private readonly UrlStyle _url = new(isSensitive, placeholder);

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        var pairs = 0;
        while (true)
        {
            var start = value.IndexOfAnyExcept("; \t\r\n");
            writer.Append(start < 0 ? value : value[..start]);
            if (start < 0)
            {
                return pairs > 0;
            }

            value = value[start..];
            var equals = value.IndexOf('=');
            if (equals < 0 || !IsKey(value[..equals].TrimEnd()))
            {
                return false;
            }

            var key = value[..equals].TrimEnd();
            value = value[(equals + 1)..];
            var length = FindEnd(value);
            if (length < 0)
            {
                return false;
            }

            writer.Append(key);
            writer.Append('=');
            WriteValue(key, value[..length].Trim(), ref writer);
            value = value[length..];
            pairs++;
        }
    }

    /// <summary>A key with a semicolon, a quote or an equals sign is the rest of a value.</summary>
    private static bool IsKey(ReadOnlySpan<char> key)
    {
        foreach (var character in key)
        {
            if (!char.IsLetterOrDigit(character) && character is not (' ' or '_' or '-' or '.'))
            {
                return false;
            }
        }

        return key.Length is > 0 and <= MaxKey && char.IsLetter(key[0]);
    }

    /// <summary>Returns where the value ends, at a semicolon or at the end, or -1 when its quotes do not close there.</summary>
    private static int FindEnd(ReadOnlySpan<char> value)
    {
        var start = value.IndexOfAnyExcept(' ', '\t');
        if (start < 0 || value[start] is not ('"' or '\'' or '{'))
        {
            var semicolon = value.IndexOf(';');
            return semicolon < 0 ? value.Length : semicolon;
        }

        var close = value[start] == '{' ? '}' : value[start];
        for (var index = start + 1; index < value.Length; index++)
        {
            if (value[index] != close)
            {
                continue;
            }

            // Doubled, it is escaped.
            if (index + 1 < value.Length && value[index + 1] == close)
            {
                index++;
                continue;
            }

            var rest = value[(index + 1)..];
            var next = rest.IndexOfAnyExcept(" \t\r\n");
            return next < 0 ? value.Length : rest[next] == ';' ? index + 1 + next : -1;
        }

        return -1;
    }

    private void WriteValue(scoped ReadOnlySpan<char> key, scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        var start = writer.Length;
        if (!isSensitive(key))
        {
            var scheme = value.IndexOf("://");
            if (scheme >= 0)
            {
                // Further inside, it is a path or a list that names a URL, which would not be recognised once masked.
                if (!value[..scheme].ContainsAny('/', '=') && _url.TryWrite(value, ref writer))
                {
                    return;
                }
            }
            else if (!value.TrimEnd('=').ContainsAny('=', '@') && !KeyedValues.HoldsSensitive(value, isSensitive))
            {
                writer.Append(value);
                return;
            }
        }

        writer.Rewind(start);
        writer.Append(Placeholder);
    }
}
