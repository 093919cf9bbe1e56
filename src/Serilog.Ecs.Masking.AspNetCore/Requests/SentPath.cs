using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>The path of a request before any middleware rewrites it, with the part that an earlier middleware took for the application's base.</summary>
internal readonly struct SentPath(HttpRequest request)
{
    // Characters that break lines or move the cursor of a terminal.
    private static readonly SearchValues<char> Unreadable = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Append(0x2028).Append(0x2029).Select(static code => (char)code)));

    private readonly PathString _base = request.PathBase;

    /// <summary>The path without the base, decoded.</summary>
    public PathString Path { get; } = request.Path;

    /// <summary>Returns the path decoded, or encoded where it holds unreadable characters, without the secrets.</summary>
    public string Show(RouteSecrets secrets)
    {
        var text = secrets.HideInPath(_base.HasValue ? _base.Value + Path.Value : Path.Value ?? "");
        return text is ['/', ..] && text.AsSpan().ContainsAny(Unreadable) ? new PathString(text).ToUriComponent() : text;
    }
}
