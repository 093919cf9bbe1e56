namespace Serilog.Ecs.Masking.Fields.Routes;

/// <summary>The conversion of a property's value for a field.</summary>
internal enum RouteConversion : byte
{
    /// <summary>The value as it is.</summary>
    None,

    /// <summary>Text that is an HTTP method, and not the method of a filter or a payment.</summary>
    HttpMethod,

    /// <summary>Text that is the scheme of a URL, and not an authentication scheme.</summary>
    WebScheme,

    /// <summary>A number that is an HTTP status, and not another error code.</summary>
    HttpStatus,

    /// <summary><c>?a=b</c> without its question mark.</summary>
    Query,

    /// <summary><c>host:port</c> into <c>url.domain</c> and <c>url.port</c>.</summary>
    HostAndPort,

    /// <summary>Milliseconds, or a <see cref="TimeSpan"/>, into nanoseconds.</summary>
    MillisecondsToNanoseconds,

    /// <summary>A <see cref="TimeSpan"/> only, into nanoseconds: a bare number's unit is not known.</summary>
    DurationToNanoseconds,

    /// <summary>Milliseconds as a number only, into nanoseconds: where a <see cref="TimeSpan"/> is no duration of the event.</summary>
    NumberToNanoseconds,

    /// <summary><c>HTTP/1.1</c> into <c>1.1</c>.</summary>
    HttpVersion,

    /// <summary>The body of the response where the event has a status, else of the request.</summary>
    ContentLength,

    /// <summary><c>client.address</c>, and <c>client.ip</c> where it is one.</summary>
    ClientAddress,

    /// <summary><c>host.name</c> and <c>host.hostname</c>.</summary>
    HostNames,

    /// <summary>Id and Name of Microsoft.Extensions.Logging's <c>EventId</c> into <c>event.code</c> and <c>event.action</c>.</summary>
    EventId,

    /// <summary>An address into text, as it was given.</summary>
    Uri,

    /// <summary>The flags of a trace into <c>labels.trace_flags</c>, as two hexadecimal digits.</summary>
    TraceFlags,

    /// <summary>Layout that carries no information, such as Entity Framework's line break.</summary>
    Omit,
}
