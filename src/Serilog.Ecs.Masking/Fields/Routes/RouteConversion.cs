namespace Serilog.Ecs.Masking.Fields.Routes;

/// <summary>What happens to a value on its way from a property to a field.</summary>
internal enum RouteConversion : byte
{
    /// <summary>The value as it is.</summary>
    None,

    /// <summary>Text that is a method of HTTP, and no filter's or payment's.</summary>
    HttpMethod,

    /// <summary>Text that is the scheme of a web address, and no authentication's.</summary>
    WebScheme,

    /// <summary>A number that is a status of HTTP, and no error of the system.</summary>
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
