using System.IO.Enumeration;
using Microsoft.AspNetCore.Http;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>The paths whose requests have no event.</summary>
internal sealed class PathExclusions
{
    private readonly string[] _prefixes;
    private readonly string[] _patterns;
    private readonly bool _hasRoot;

    public PathExclusions(IEnumerable<string> paths)
    {
        var trimmed = paths.Select(static path => path.Trim().TrimEnd('/')).ToArray();
        _hasRoot = trimmed.Contains("");
        _prefixes = [.. trimmed.Where(static path => path.Length > 0 && !path.Contains('*', StringComparison.Ordinal))];

        // A pattern covers the path and everything below it, as a prefix does.
        _patterns = [.. trimmed.Where(static path => path.Contains('*', StringComparison.Ordinal)).SelectMany(static path => new[] { path, path + "/*" })];
    }

    /// <summary>Returns whether the request has no event, by its path as the application sees it or as its event would show it.</summary>
    public bool Match(HttpRequest request) =>
        Match(request.Path.Value) || (request.PathBase.HasValue && Match(request.PathBase.Value + request.Path.Value));

    private bool Match(ReadOnlySpan<char> path)
    {
        if (_hasRoot && path is "" or "/")
        {
            return true;
        }

        foreach (var prefix in _prefixes)
        {
            if (path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (path.Length == prefix.Length || path[prefix.Length] == '/'))
            {
                return true;
            }
        }

        foreach (var pattern in _patterns)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: true))
            {
                return true;
            }
        }

        return false;
    }
}
