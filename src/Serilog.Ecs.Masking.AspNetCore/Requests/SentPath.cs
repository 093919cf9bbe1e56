using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>The path of a request as a person reads it.</summary>
internal static class SentPath
{
    // What breaks lines or moves a terminal's cursor, wherever the path is shown.
    private static readonly SearchValues<char> Unreadable = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Append(0x2028).Append(0x2029).Select(static code => (char)code)));

    /// <summary>Returns the path, decoded unless it holds control characters, with the part that an earlier middleware took for the application's base.</summary>
    public static string Of(HttpRequest request)
    {
        var path = request.Path;
        var text = request.PathBase.HasValue ? request.PathBase.Value + path.Value : path.Value ?? "";
        return text.AsSpan().ContainsAny(Unreadable) ? (request.PathBase.HasValue ? request.PathBase.ToUriComponent() : "") + path.ToUriComponent() : text;
    }
}
