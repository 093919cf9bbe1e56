using Serilog.Ecs.Masking.Fields;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Tells values of HTTP from others that go by the same names.</summary>
internal static class HttpValue
{
    /// <summary>Whether a text is the method of a request.</summary>
    public static bool IsMethod(string? method, EventTraits traits)
    {
        if (method is null || EventTraitsReader.IsHttpMethod(method))
        {
            return method is not null;
        }

        // Those of WebDAV and others, where the source says that it is one. They are upper-case; names of .NET are not.
        return (traits & (EventTraits.AspNetCore | EventTraits.HttpClient)) != 0 && method.Length > 0 && !method.AsSpan().ContainsAnyExceptInRange('A', 'Z');
    }

    /// <summary>Whether a text is the scheme of a URL of the web, and not one of authentication.</summary>
    public static bool IsScheme(string scheme) =>
        scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("ws", StringComparison.OrdinalIgnoreCase) || scheme.Equals("wss", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a value is the status of a response, and not that of a job or an order.</summary>
    public static bool IsStatus(LogEventPropertyValue value) => (value as ScalarValue)?.Value switch
    {
        int status => status is >= 100 and < 1_000,
        long status => status is >= 100 and < 1_000,
        short status => status is >= 100 and < 1_000,
        _ => false,
    };
}
