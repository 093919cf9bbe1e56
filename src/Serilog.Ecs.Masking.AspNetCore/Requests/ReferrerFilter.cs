using Microsoft.AspNetCore.Http;
using Serilog.Events;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>Shows the page that a request came from: its query like that of the request, its path without the values of sensitive route parameters.</summary>
/// <param name="values">Masks and bounds the value.</param>
/// <param name="query">Shows queries.</param>
/// <param name="routes">Finds route values.</param>
internal sealed class ReferrerFilter(RequestValues values, QueryFilter query, RouteSecretFinder routes)
{
    /// <summary>The name of the header. RFC 9110 keeps its misspelling.</summary>
    public const string Header = "referer";

    private const string Field = "http.request.referrer";

    /// <summary>Returns the property, or <see langword="null"/> if the request has no such header.</summary>
    /// <param name="headers">The headers of the request.</param>
    /// <param name="secrets">The secrets in the path of the request itself.</param>
    public LogEventProperty? Read(IHeaderDictionary headers, RouteSecrets secrets) =>
        headers.Referer is { Count: > 0 } referrer
            ? new LogEventProperty(Field, values.Masked(Field, Show(values.Bounded(referrer.ToString()), secrets)))
            : null;

    private string Show(string text, RouteSecrets secrets)
    {
        text = text.Split('#', 2)[0];
        var pathEnd = text.IndexOf('?', StringComparison.Ordinal);
        var page = pathEnd < 0 ? text : text[..pathEnd];
        var authority = page.IndexOf("://", StringComparison.Ordinal);
        var pathStart = page.IndexOf('/', authority < 0 ? 0 : authority + 3);
        if (pathStart >= 0)
        {
            page = page[..pathStart] + ShowPath(page[pathStart..], secrets);
        }

        return pathEnd >= 0 && query.Shown(text[pathEnd..], secrets, out _) is { } shown ? page + "?" + shown : page;
    }

    private string ShowPath(string path, RouteSecrets secrets)
    {
        var read = Uri.UnescapeDataString(path);
        var hidden = secrets.HideIn(routes.Find(new PathString(read)).HideInPath(read));
        return hidden == read ? path : hidden;
    }
}
