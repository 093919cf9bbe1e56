using System.Globalization;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Converts properties of ASP.NET Core and HttpClient into HTTP fields, or rejects values that are not about HTTP.</summary>
internal static class HttpFields
{
    /// <summary>Returns whether a value is an HTTP method, and not the method of a filter or a payment.</summary>
    public static bool IsMethod(LogEventPropertyValue value, EventTraits traits)
    {
        if (TextOf(value) is not { } method)
        {
            return false;
        }

        // Those of WebDAV and others, where the source proves it. They are upper-case; names of .NET are not.
        return EventTraitsReader.IsHttpMethod(method)
            || ((traits & (EventTraits.AspNetCore | EventTraits.HttpClient)) != 0 && method.Length > 0 && !method.AsSpan().ContainsAnyExceptInRange('A', 'Z'));
    }

    /// <summary>Returns whether a value is the scheme of a URL, and not an authentication scheme.</summary>
    public static bool IsScheme(LogEventPropertyValue value) =>
        TextOf(value) is { } scheme
        && (scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase)
            || scheme.Equals("ws", StringComparison.OrdinalIgnoreCase) || scheme.Equals("wss", StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns whether a value is an HTTP status, and not another error code.</summary>
    public static bool IsStatus(LogEventPropertyValue value) => (value as ScalarValue)?.Value switch
    {
        int status => status is >= 100 and < 1_000,
        long status => status is >= 100 and < 1_000,
        short status => status is >= 100 and < 1_000,
        _ => false,
    };

    public static bool TryAddQuery(EventFields fields, FieldSlot slot, PropertyPlan source, LogEventPropertyValue value)
    {
        if (TextOf(value) is not { Length: > 0 } query)
        {
            return false;
        }

        var start = query[0] == '?' ? 1 : 0;
        if (query.Length > start)
        {
            fields.AddText(slot, query, start, query.Length - start, source, value);
        }

        return true;
    }

    public static bool TryAddHost(EventFields fields, PropertyPlan source, LogEventPropertyValue value)
    {
        if (TextOf(value) is not { Length: > 0 } host)
        {
            return false;
        }

        // An IPv6 address is in brackets when a port follows, and its own colons do not separate one.
        var colon = host.LastIndexOf(':');
        var bracket = host.LastIndexOf(']');
        var hasPort = colon > bracket && (bracket >= 0 || host.IndexOf(':', StringComparison.Ordinal) == colon);
        var port = 0;
        if (hasPort && !(ushort.TryParse(host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (port = number) > 0))
        {
            return false;
        }

        var end = hasPort ? colon : host.Length;
        var (start, length) = bracket == end - 1 && host[0] == '[' ? (1, end - 2) : (0, end);
        if (length <= 0)
        {
            return false;
        }

        fields.AddText(KnownFields.UrlDomain, host, start, length, source, value);
        if (hasPort)
        {
            fields.AddNumber(KnownFields.UrlPort, port, null, null);
        }

        return true;
    }

    public static bool TryAddVersion(EventFields fields, FieldSlot slot, PropertyPlan source, LogEventPropertyValue value)
    {
        const string Prefix = "HTTP/";
        if (TextOf(value) is not { } protocol || protocol.Length == Prefix.Length || !protocol.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        fields.AddText(slot, protocol, Prefix.Length, protocol.Length - Prefix.Length, source, value);
        return true;
    }

    public static bool TryAddClient(EventFields fields, PropertyPlan source, LogEventPropertyValue value)
    {
        if (!fields.TryAdd(KnownFields.ClientAddress, value, source))
        {
            return false;
        }

        fields.TryAdd(KnownFields.ClientIp, value, source: null);
        return true;
    }

    public static bool TryAddLength(EventFields fields, FieldSlot slot, PropertyPlan source, LogEventPropertyValue value)
    {
        if (TextOf(value) is not { } header)
        {
            return fields.TryAdd(slot, value, source);
        }

        if (!long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return false;
        }

        fields.AddNumber(slot, length, source, value);
        return true;
    }

    // ASP.NET Core's own events carry PathString, QueryString and HostString, which are text by the time they are properties.
    private static string? TextOf(LogEventPropertyValue value) => (value as ScalarValue)?.Value as string;
}
