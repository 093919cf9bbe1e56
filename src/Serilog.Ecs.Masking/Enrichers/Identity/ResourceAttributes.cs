using System.Text;

namespace Serilog.Ecs.Masking.Enrichers.Identity;

/// <summary>
/// Reads <c>OTEL_RESOURCE_ATTRIBUTES</c> as the OpenTelemetry specification defines it: <c>key=value</c> pairs between commas,
/// both percent-encoded; <c>+</c> is a plus. An error anywhere discards the whole value.
/// </summary>
/// <seealso href="https://opentelemetry.io/docs/specs/otel/resource/sdk/#specifying-resource-information-via-an-environment-variable"/>
internal static class ResourceAttributes
{
    public const string Variable = "OTEL_RESOURCE_ATTRIBUTES";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the attributes in the order they came, the last of equal keys only; empty where the value is unset or wrong.</summary>
    /// <param name="value">The variable's value.</param>
    /// <param name="report">Receives the fault, never the value itself: it may contain a secret.</param>
    public static IReadOnlyDictionary<string, string> Parse(string? value, Action<string> report)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(value))
        {
            return attributes;
        }

        var number = 0;
        var rest = value.AsSpan();
        while (true)
        {
            var comma = rest.IndexOf(',');
            var pair = (comma < 0 ? rest : rest[..comma]).Trim();
            number++;

            // An empty pair is what a trailing comma leaves.
            if (pair.Length > 0 && !TryAdd(attributes, pair))
            {
                report(string.Create(
                    System.Globalization.CultureInfo.InvariantCulture, $"{Variable} is ignored: entry {number} is not a percent-encoded key=value pair."));
                return new Dictionary<string, string>(StringComparer.Ordinal);
            }

            if (comma < 0)
            {
                return attributes;
            }

            rest = rest[(comma + 1)..];
        }
    }

    private static bool TryAdd(Dictionary<string, string> attributes, ReadOnlySpan<char> pair)
    {
        var equals = pair.IndexOf('=');
        if (equals <= 0
            || Decoded(pair[..equals].Trim()) is not { Length: > 0 } key
            || Decoded(pair[(equals + 1)..].Trim()) is not { } text)
        {
            return false;
        }

        attributes[key] = text;
        return true;
    }

    private static string? Decoded(ReadOnlySpan<char> text)
    {
        if (!text.Contains('%'))
        {
            return text.ToString();
        }

        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var count = 0;
        try
        {
            while (text.Length > 0)
            {
                if (text[0] == '%')
                {
                    if (text.Length < 3 || !char.IsAsciiHexDigit(text[1]) || !char.IsAsciiHexDigit(text[2]))
                    {
                        return null;
                    }

                    bytes[count++] = (byte)((HexValue(text[1]) << 4) | HexValue(text[2]));
                    text = text[3..];
                }
                else
                {
                    var next = text.IndexOf('%');
                    var plain = next < 0 ? text : text[..next];
                    count += Strict.GetBytes(plain, bytes.AsSpan(count));
                    text = text[plain.Length..];
                }
            }

            return Strict.GetString(bytes, 0, count);
        }
        catch (ArgumentException)
        {
            // Not UTF-8 once decoded.
            return null;
        }
    }

    private static int HexValue(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
