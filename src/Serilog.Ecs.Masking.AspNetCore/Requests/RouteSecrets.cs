using System.Text;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>The values of route parameters with sensitive names in one path, and their masks.</summary>
internal sealed class RouteSecrets
{
    // A shorter value may occur in other texts by chance. Echoes in events have the same limit.
    private const int ShortestEcho = 6;

    private readonly KeyValuePair<string, string>[] _masks;

    /// <param name="masks">The mask of each value.</param>
    public RouteSecrets(IEnumerable<KeyValuePair<string, string>> masks) => _masks = [.. masks.OrderByDescending(static secret => secret.Key.Length)];

    public static RouteSecrets None { get; } = new([]);

    private string? WholeMask { get; init; }

    /// <summary>Creates secrets that hide every text whole, for a path whose values could not be read.</summary>
    public static RouteSecrets Everything(string mask) => new([]) { WholeMask = mask };

    /// <summary>Replaces the values in the path they were read from: as whole segments, or if there is none, as parts of segments.</summary>
    public string HideInPath(string path)
    {
        path = WholeMask ?? path;
        foreach (var (value, mask) in _masks)
        {
            var hidden = Replace(path, value, mask, static character => character == '/');
            path = ReferenceEquals(hidden, path) ? path.Replace(value, mask, StringComparison.Ordinal) : hidden;
        }

        return path;
    }

    /// <summary>Replaces the values in another text of the request.</summary>
    public string HideIn(string text)
    {
        text = WholeMask ?? text;
        foreach (var (value, mask) in _masks)
        {
            text = value.Length < ShortestEcho ? text : Replace(text, value, mask, static character => !char.IsLetterOrDigit(character));
        }

        return text;
    }

    private static string Replace(string text, string value, string mask, Func<char, bool> isSeparator)
    {
        StringBuilder? replaced = null;
        var copied = 0;
        for (var start = text.IndexOf(value, StringComparison.Ordinal); start >= 0; start = text.IndexOf(value, start + 1, StringComparison.Ordinal))
        {
            var end = start + value.Length;
            if (start >= copied && (start == 0 || isSeparator(text[start - 1])) && (end == text.Length || isSeparator(text[end])))
            {
                replaced = (replaced ?? new StringBuilder()).Append(text, copied, start - copied).Append(mask);
                copied = end;
            }
        }

        return replaced is null ? text : replaced.Append(text, copied, text.Length - copied).ToString();
    }
}
