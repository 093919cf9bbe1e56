using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Serilog.Debugging;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>Finds the values of route parameters with sensitive names, as <c>{token}</c> in <c>/reset/{token}</c>.</summary>
/// <param name="endpoints">The endpoints of the application, or <see langword="null"/> if it has no routing.</param>
/// <param name="values">Decides which names are sensitive, and masks their values.</param>
internal sealed class RouteSecretFinder(EndpointDataSource? endpoints, RequestValues values)
{
    private Matchers? _matchers;

    /// <summary>Finds the values in the path of a request.</summary>
    /// <remarks>A request without an endpoint, such as one with the wrong method, is matched with every route that has a sensitive parameter.</remarks>
    public RouteSecrets Find(ObservedRequest request)
    {
        try
        {
            return request.Route is not null ? Mask(request.RouteValues) : Match(request.Path.Path) ?? Match(request.RoutedPath) ?? RouteSecrets.None;
        }
        catch (Exception fault)
        {
            return Fault(fault);
        }
    }

    /// <summary>Finds the values in a path that need not be that of the current request.</summary>
    public RouteSecrets Find(PathString path)
    {
        try
        {
            return Match(path) ?? RouteSecrets.None;
        }
        catch (Exception fault)
        {
            return Fault(fault);
        }
    }

    // Endpoints and route values may be made by code of the application.
    private RouteSecrets Fault(Exception fault)
    {
        SelfLog.WriteLine("The route values of a request could not be read: {0}. Its path is hidden.", fault.GetType().FullName);
        return RouteSecrets.Everything(values.Placeholder);
    }

    private RouteSecrets? Match(PathString path)
    {
        var found = new RouteValueDictionary();
        foreach (var matcher in Current())
        {
            if (matcher.TryMatch(path, found))
            {
                return Mask(found);
            }

            found.Clear();
        }

        return null;
    }

    private RouteSecrets Mask(RouteValueDictionary? routeValues)
    {
        List<KeyValuePair<string, string>>? masks = null;
        foreach (var (name, routeValue) in routeValues ?? [])
        {
            if (values.IsSensitiveName(name) && Convert.ToString(routeValue, CultureInfo.InvariantCulture) is { Length: > 0 } text)
            {
                (masks ??= []).Add(new(text, values.MaskText(name, text)));
            }
        }

        return masks is null ? RouteSecrets.None : new RouteSecrets(masks);
    }

    // The data source keeps its list until its endpoints change.
    private TemplateMatcher[] Current()
    {
        var current = endpoints?.Endpoints ?? [];
        var matchers = _matchers;
        if (matchers is null || !ReferenceEquals(matchers.Source, current))
        {
            _matchers = matchers = new Matchers(current, [.. current.OfType<RouteEndpoint>().Where(HasSecret).Select(MatcherOf)]);
        }

        return matchers.Templates;
    }

    private bool HasSecret(RouteEndpoint endpoint) => endpoint.RoutePattern.Parameters.Any(parameter => values.IsSensitiveName(parameter.Name));

    private static TemplateMatcher MatcherOf(RouteEndpoint endpoint) => new(new RouteTemplate(endpoint.RoutePattern), new RouteValueDictionary());

    private sealed record Matchers(IReadOnlyList<Endpoint> Source, TemplateMatcher[] Templates);
}
