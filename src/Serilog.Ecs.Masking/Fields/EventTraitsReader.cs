using Serilog.Events;

namespace Serilog.Ecs.Masking.Fields;

/// <summary>Concludes the traits of an event from its source and the names of its properties.</summary>
internal static class EventTraitsReader
{
    /// <summary>The property that Serilog, ASP.NET Core and Microsoft.Extensions.Logging name the source of an event by.</summary>
    public const string SourceContext = "SourceContext";

    public static EventTraits OfProperty(string name) => name switch
    {
        "RequestMethod" => EventTraits.HasRequestMethod,
        "RequestPath" => EventTraits.HasRequestPath,
        "Method" => EventTraits.HasMethod,
        "Path" => EventTraits.HasPath,
        "StatusCode" => EventTraits.HasStatusCode,
        "Protocol" or "Scheme" or "QueryString" => EventTraits.HasHttpDetail,
        "HttpMethod" => EventTraits.HasHttpMethod,
        "Uri" => EventTraits.HasUri,
        "ConnectionId" => EventTraits.HasConnectionId,
        _ => EventTraits.None,
    };

    // A Method that is not an HTTP method may be a payment method, whatever is beside it.
    private static readonly string[] HttpMethods =
    [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT",
    ];

    // Parts of ASP.NET Core whose paths are those of files and views.
    private static readonly string[] FileSources =
    [
        "Microsoft.AspNetCore.Server", "Microsoft.AspNetCore.DataProtection", "Microsoft.AspNetCore.Mvc.Razor", "Microsoft.AspNetCore.Components",
    ];

    /// <summary>Returns what a property's value leaves of the traits that its name suggests.</summary>
    public static EventTraits Confirm(EventTraits traits, LogEventPropertyValue value) =>
        (traits & (EventTraits.HasMethod | EventTraits.HasRequestMethod)) != 0 && !(value is ScalarValue { Value: string method } && IsHttpMethod(method))
            ? EventTraits.None
            : traits;

    /// <summary>Returns whether the text is a method that HTTP itself defines, in whatever casing.</summary>
    public static bool IsHttpMethod(string method)
    {
        foreach (var known in HttpMethods)
        {
            if (known.Equals(method, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public static EventTraits OfSource(string source)
    {
        if (source.StartsWith("Microsoft.", StringComparison.Ordinal))
        {
            return StartsWithNamespace(source, "Microsoft.AspNetCore") ? OfAspNetCore(source)
                : StartsWithNamespace(source, "Microsoft.EntityFrameworkCore") ? EventTraits.EntityFramework
                : EventTraits.None;
        }

        return StartsWithNamespace(source, "System.Net.Http") ? EventTraits.HttpClient
            : StartsWithNamespace(source, "Serilog.AspNetCore") || StartsWithNamespace(source, "Serilog.Ecs.Masking.AspNetCore") ? EventTraits.AspNetCore
            : EventTraits.None;
    }

    public static EventTraits Conclude(EventTraits traits)
    {
        traits |= EventTraits.Unconditional;
        var outgoing = (traits & EventTraits.HttpClient) != 0 || All(traits, EventTraits.HasHttpMethod | EventTraits.HasUri);
        if (outgoing)
        {
            traits |= EventTraits.OutgoingHttp;
        }
        else if ((traits & EventTraits.AspNetCore) != 0
            || All(traits, EventTraits.HasRequestMethod | EventTraits.HasRequestPath)
            || (All(traits, EventTraits.HasMethod | EventTraits.HasPath) && (traits & (EventTraits.HasStatusCode | EventTraits.HasHttpDetail)) != 0))
        {
            traits |= EventTraits.IncomingHttp;
        }

        if ((traits & (EventTraits.IncomingHttp | EventTraits.HasRequestPath | EventTraits.HasConnectionId)) != 0)
        {
            traits |= EventTraits.WithinRequest;
        }

        return traits;
    }

    private static EventTraits OfAspNetCore(string source)
    {
        foreach (var place in FileSources)
        {
            if (StartsWithNamespace(source, place))
            {
                return EventTraits.AspNetCore | EventTraits.FilePaths;
            }
        }

        return EventTraits.AspNetCore;
    }

    private static bool All(EventTraits traits, EventTraits wanted) => (traits & wanted) == wanted;

    private static bool StartsWithNamespace(string source, string name) =>
        source.StartsWith(name, StringComparison.Ordinal) && (source.Length == name.Length || source[name.Length] == '.');
}
