using System.Globalization;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document.Values;

/// <summary>Converts the value of a well-known property into its fields.</summary>
internal static class RouteConverter
{
    private const double NanosecondsPerMillisecond = 1_000_000;

    /// <summary>Adds the fields, or returns <see langword="false"/> where the value is not what the route expects.</summary>
    public static bool TryConvert(EventFields fields, KnownRoute route, PropertyPlan source, LogEventPropertyValue value, EventTraits traits)
    {
        switch (route.Conversion)
        {
            case RouteConversion.None:
                return fields.TryAdd(route.Field, value, source);

            case RouteConversion.Omit:
                return value is ScalarValue { Value: string layout } && string.IsNullOrWhiteSpace(layout);

            case RouteConversion.HttpMethod:
                return HttpFields.IsMethod(value, traits) && fields.TryAdd(route.Field, value, source);

            case RouteConversion.WebScheme:
                return HttpFields.IsScheme(value) && fields.TryAdd(route.Field, value, source);

            case RouteConversion.HttpStatus:
                return HttpFields.IsStatus(value) && fields.TryAdd(route.Field, value, source);

            case RouteConversion.Query:
                return HttpFields.TryAddQuery(fields, route.Field, source, value);

            case RouteConversion.HostAndPort:
                return HttpFields.TryAddHost(fields, source, value);

            case RouteConversion.MillisecondsToNanoseconds:
                return Nanoseconds(value, numbers: true, times: true) is { } fromEither && AddDuration(fields, route.Field, fromEither, source, value);

            case RouteConversion.DurationToNanoseconds:
                return Nanoseconds(value, numbers: false, times: true) is { } fromTime && AddDuration(fields, route.Field, fromTime, source, value);

            case RouteConversion.NumberToNanoseconds:
                return Nanoseconds(value, numbers: true, times: false) is { } fromNumber && AddDuration(fields, route.Field, fromNumber, source, value);

            case RouteConversion.HttpVersion:
                return HttpFields.TryAddVersion(fields, route.Field, source, value);

            case RouteConversion.ContentLength:
                return HttpFields.TryAddLength(
                    fields, (traits & EventTraits.HasStatusCode) != 0 ? KnownFields.HttpResponseBodyBytes : KnownFields.HttpRequestBodyBytes, source, value);

            case RouteConversion.ClientAddress:
                return HttpFields.TryAddClient(fields, source, value);

            case RouteConversion.HostNames:
                return fields.TryAdd(KnownFields.HostName, value, source) && fields.TryAdd(KnownFields.HostHostname, value, source: null);

            case RouteConversion.EventId:
                return TryAddEventId(fields, source, value);

            case RouteConversion.TraceFlags:
                return TryAddTraceFlags(fields, value);

            case RouteConversion.Uri:
                return value is ScalarValue { Value: System.Uri or string } && fields.TryAdd(route.Field, value, source);

            default:
                return false;
        }
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
            string text when numbers
                && double.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
            _ => double.NaN,
        };

        return milliseconds is >= 0 and < long.MaxValue / NanosecondsPerMillisecond ? (long)Math.Round(milliseconds * NanosecondsPerMillisecond) : null;
    }
}
