using System.Globalization;
using Serilog.Ecs.Masking.Fields;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Turns the value of a well-known property into the fields that it means.</summary>
internal static class RouteConverter
{
    private const double NanosecondsPerMillisecond = 1_000_000;

    /// <summary>Adds the fields, or returns <see langword="false"/> where the value is not what the route expects.</summary>
    public static bool TryConvert(EventFields fields, KnownRoute route, PropertyPlan source, LogEventPropertyValue value, EventTraits traits)
    {
        switch (route.Conversion)
        {
            case RouteConversion.None:
                return TryAdd(fields, route.Field, source, value);

            case RouteConversion.Omit:
                return value is ScalarValue { Value: string layout } && string.IsNullOrWhiteSpace(layout);

            case RouteConversion.HttpMethod:
                return HttpValue.IsMethod(TextOf(value), traits) && TryAdd(fields, route.Field, source, value);

            case RouteConversion.WebScheme:
                return TextOf(value) is { } scheme && HttpValue.IsScheme(scheme) && TryAdd(fields, route.Field, source, value);

            case RouteConversion.HttpStatus:
                return HttpValue.IsStatus(value) && TryAdd(fields, route.Field, source, value);

            case RouteConversion.Query:
                return TryAddQuery(fields, route.Field, source, value);

            case RouteConversion.HostAndPort:
                return TryAddHost(fields, source, value);

            case RouteConversion.MillisecondsToNanoseconds:
                return Nanoseconds(value, numbers: true, times: true) is { } fromEither && AddDuration(fields, route.Field, fromEither, source, value);

            case RouteConversion.DurationToNanoseconds:
                return Nanoseconds(value, numbers: false, times: true) is { } fromTime && AddDuration(fields, route.Field, fromTime, source, value);

            case RouteConversion.NumberToNanoseconds:
                return Nanoseconds(value, numbers: true, times: false) is { } fromNumber && AddDuration(fields, route.Field, fromNumber, source, value);

            case RouteConversion.HttpVersion:
                return TryAddVersion(fields, route.Field, source, value);

            case RouteConversion.ContentLength:
                return TryAddLength(fields, (traits & EventTraits.HasStatusCode) != 0 ? KnownFields.HttpResponseBodyBytes : KnownFields.HttpRequestBodyBytes, source, value);

            case RouteConversion.ClientAddress:
                return TryAddClient(fields, source, value);

            case RouteConversion.HostNames:
                return TryAdd(fields, KnownFields.HostName, source, value) && TryAdd(fields, KnownFields.HostHostname, null, value);

            case RouteConversion.EventId:
                return TryAddEventId(fields, source, value);

            case RouteConversion.TraceFlags:
                return TryAddTraceFlags(fields, value);

            case RouteConversion.Uri:
                return value is ScalarValue { Value: System.Uri or string } && TryAdd(fields, route.Field, source, value);

            default:
                return false;
        }
    }

    private static bool TryAdd(EventFields fields, FieldSlot slot, PropertyPlan? source, LogEventPropertyValue value)
    {
        if (!FieldFit.Accepts(slot.Field, value))
        {
            return false;
        }

        fields.AddAccepted(slot, value, source);
        return true;
    }

    private static bool TryAddQuery(EventFields fields, FieldSlot slot, PropertyPlan source, LogEventPropertyValue value)
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

    private static bool TryAddHost(EventFields fields, PropertyPlan source, LogEventPropertyValue value)
    {
        if (TextOf(value) is not { Length: > 0 } host)
        {
            return false;
        }

        // An IPv6 address stands in brackets when a port follows, and its own colons are none.
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

    private static bool TryAddVersion(EventFields fields, FieldSlot slot, PropertyPlan source, LogEventPropertyValue value)
    {
        const string Prefix = "HTTP/";
        if (TextOf(value) is not { } protocol || protocol.Length == Prefix.Length || !protocol.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        fields.AddText(slot, protocol, Prefix.Length, protocol.Length - Prefix.Length, source, value);
        return true;
    }

    private static bool TryAddClient(EventFields fields, PropertyPlan source, LogEventPropertyValue value)
    {
        if (!TryAdd(fields, KnownFields.ClientAddress, source, value))
        {
            return false;
        }

        TryAdd(fields, KnownFields.ClientIp, null, value);
        return true;
    }

    private static bool TryAddEventId(EventFields fields, PropertyPlan source, LogEventPropertyValue value)
    {
        if (value is not StructureValue { Properties: { Count: 1 or 2 } members })
        {
            return false;
        }

        LogEventPropertyValue? id = null;
        LogEventPropertyValue? name = null;
        for (var index = 0; index < members.Count; index++)
        {
            switch (members[index])
            {
                case { Name: "Id", Value: ScalarValue { Value: int } number }: id = number; break;
                case { Name: "Name", Value: ScalarValue { Value: string or null } text }: name = text; break;
                default: return false;
            }
        }

        if (id is not null)
        {
            fields.AddAccepted(KnownFields.EventCode, id, source, value);
        }

        if (name is ScalarValue { Value: string { Length: > 0 } })
        {
            fields.AddAccepted(KnownFields.EventAction, name, id is null ? source : null, value);
        }

        return true;
    }

    // Serilog.Enrichers.Span gives the enumeration, whose names no other tool writes.
    private static bool TryAddTraceFlags(EventFields fields, LogEventPropertyValue value)
    {
        if (value is not ScalarValue { Value: System.Diagnostics.ActivityTraceFlags flags })
        {
            return false;
        }

        fields.Named.AddLabelText("trace_flags", Enrichers.SpanPosition.FlagsText(flags));
        return true;
    }

    private static bool AddDuration(EventFields fields, FieldSlot slot, long nanoseconds, PropertyPlan source, LogEventPropertyValue value)
    {
        fields.AddNumber(slot, nanoseconds, source, value);
        return true;
    }

    private static bool TryAddLength(EventFields fields, FieldSlot slot, PropertyPlan source, LogEventPropertyValue value)
    {
        if (TextOf(value) is not { } header)
        {
            return TryAdd(fields, slot, source, value);
        }

        if (!long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return false;
        }

        fields.AddNumber(slot, length, source, value);
        return true;
    }

    private static long? Nanoseconds(LogEventPropertyValue value, bool numbers, bool times)
    {
        var milliseconds = (value as ScalarValue)?.Value switch
        {
            TimeSpan time when times => time.TotalMilliseconds,
            double number when numbers => number,
            float number when numbers => number,
            decimal number when numbers => (double)number,
            int number when numbers => number,
            long number when numbers => number,
            uint number when numbers => number,

            // Entity Framework formats it: "1,234"
            string text when numbers && double.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
            _ => double.NaN,
        };

        return milliseconds is >= 0 and < long.MaxValue / NanosecondsPerMillisecond ? (long)Math.Round(milliseconds * NanosecondsPerMillisecond) : null;
    }

    // ASP.NET Core's own events carry PathString, QueryString and HostString, which are text by the time they are properties.
    private static string? TextOf(LogEventPropertyValue value) => (value as ScalarValue)?.Value as string;
}
