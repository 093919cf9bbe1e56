using Serilog.Ecs.Masking.Routing;
using static Serilog.Ecs.Masking.Fields.EventTraits;
using static Serilog.Ecs.Masking.Fields.Routes.RouteConversion;

namespace Serilog.Ecs.Masking.Fields.Routes;

/// <summary>
/// The properties that Serilog, ASP.NET Core, HttpClient, Entity Framework Core and the common enrichers write, and the
/// ECS fields they mean. Several rows of one name are tried in order.
/// </summary>
internal static class KnownRoutes
{
    /// <summary>The property that Microsoft.Extensions.Logging gives each event.</summary>
    public const string EventIdName = "EventId";

    private const EventTraits Always = Unconditional;

    private static readonly KnownRoute[] Table =
    [
        new(EventTraitsReader.SourceContext, Always, KnownFields.LogLogger),
        new(EventIdName, Always, KnownFields.EventCode, EventId),

        // Properties of structured events
        new(MessageProperty.Priority, Always, KnownFields.EventSeverity),
        new(MessageProperty.TransactionId, Always, KnownFields.TransactionId),

        // Trace context as properties: Serilog.Enrichers.Span, Elastic APM
        new("TraceId", Always, KnownFields.TraceId),
        new("SpanId", Always, KnownFields.SpanId),
        new("TraceFlags", Always, KnownFields.TraceId, TraceFlags),
        new("ElasticApmTraceId", Always, KnownFields.TraceId),
        new("ElasticApmTransactionId", Always, KnownFields.TransactionId),
        new("ElasticApmSpanId", Always, KnownFields.SpanId),
        new("ElasticApmServiceName", Always, KnownFields.ServiceName),
        new("ElasticApmServiceVersion", Always, KnownFields.ServiceVersion),
        new("ElasticApmServiceNodeName", Always, KnownFields.ServiceNodeName),

        // A request that this service answers: ASP.NET Core hosting, Serilog.AspNetCore
        new("RequestMethod", Always, KnownFields.HttpRequestMethod, RouteConversion.HttpMethod, Unless: OutgoingHttp),
        new("Method", IncomingHttp, KnownFields.HttpRequestMethod, RouteConversion.HttpMethod),
        new("RequestPath", Always, KnownFields.UrlPath, Unless: OutgoingHttp),
        new("Path", IncomingHttp, KnownFields.UrlPath, Unless: FilePaths),
        new("QueryString", IncomingHttp, KnownFields.UrlQuery, Query),
        new("Scheme", IncomingHttp, KnownFields.UrlScheme, WebScheme),
        new("RequestScheme", IncomingHttp, KnownFields.UrlScheme, WebScheme),
        new("Host", IncomingHttp, KnownFields.UrlDomain, HostAndPort),
        new("RequestHost", IncomingHttp, KnownFields.UrlDomain, HostAndPort),
        new("Protocol", IncomingHttp, KnownFields.HttpVersion, HttpVersion),
        new("RequestId", WithinRequest, KnownFields.HttpRequestId),
        new("ContentLength", IncomingHttp, KnownFields.HttpRequestBodyBytes, ContentLength),
        new("Content-Length", AspNetCore, KnownFields.HttpRequestBodyBytes, ContentLength),
        new("StatusCode", IncomingHttp | OutgoingHttp, KnownFields.HttpResponseStatusCode, HttpStatus),
        new("Elapsed", IncomingHttp | OutgoingHttp, KnownFields.EventDuration, MillisecondsToNanoseconds),
        new("Elapsed", Always, KnownFields.EventDuration, DurationToNanoseconds),
        new("Duration", AspNetCore, KnownFields.EventDuration, NumberToNanoseconds),
        new("ElapsedMilliseconds", Always, KnownFields.EventDuration, MillisecondsToNanoseconds),
        new("ClientIp", Always, KnownFields.ClientAddress, ClientAddress),
        new("RemoteIpAddress", Always, KnownFields.ClientAddress, ClientAddress),
        new("UserAgent", Always, KnownFields.UserAgentOriginal),
        new("User-Agent", AspNetCore, KnownFields.UserAgentOriginal),
        new("UserName", AspNetCore, KnownFields.UserName),
        new("UserId", AspNetCore, KnownFields.UserId),

        // A request that this service sends: HttpClient
        new("HttpMethod", OutgoingHttp, KnownFields.HttpRequestMethod, RouteConversion.HttpMethod),
        new("Uri", OutgoingHttp, KnownFields.UrlFull, RouteConversion.Uri),

        // Entity Framework Core
        new("elapsed", EntityFramework, KnownFields.EventDuration, MillisecondsToNanoseconds),
        new("newLine", EntityFramework, KnownFields.EventDuration, Omit),
        new("newline", EntityFramework, KnownFields.EventDuration, Omit),

        // Serilog's enrichers
        new("MachineName", Always, KnownFields.HostName, HostNames),
        new("ProcessId", Always, KnownFields.ProcessPid),
        new("ProcessName", Always, KnownFields.ProcessName),
        new("ThreadId", Always, KnownFields.ProcessThreadId),
        new("ThreadName", Always, KnownFields.ProcessThreadName),
        new("EnvironmentName", Always, KnownFields.ServiceEnvironment),
        new("EnvironmentUserName", Always, KnownFields.UserName),
        new("Application", Always, KnownFields.ServiceName),
        new("ApplicationName", Always, KnownFields.ServiceName),
        new("ApplicationVersion", Always, KnownFields.ServiceVersion),
    ];

    private static readonly Dictionary<string, KnownRoute[]> ByProperty = Grouped();

    public static IReadOnlyList<KnownRoute> All => Table;

    /// <summary>Returns the properties that may be written as a field.</summary>
    public static IEnumerable<string> PropertiesOf(string field) =>
        Table.Where(route => route.Field.Name.Equals(field, StringComparison.OrdinalIgnoreCase)).Select(static route => route.Property).Distinct();

    public static KnownRoute[] Of(string property) => ByProperty.GetValueOrDefault(property) ?? [];

    private static Dictionary<string, KnownRoute[]> Grouped()
    {
        var routes = new Dictionary<string, KnownRoute[]>(Table.Length, StringComparer.Ordinal);
        foreach (var route in Table)
        {
            routes[route.Property] = routes.TryGetValue(route.Property, out var before) ? [.. before, route] : [route];
        }

        return routes;
    }
}
