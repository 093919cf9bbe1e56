using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Paths;

/// <summary>A path in which <c>*</c> is one name, <c>**</c> any number of them, <c>[*]</c> any place in a list.</summary>
internal sealed class PathPattern
{
    private readonly string[] _segments;

    private PathPattern(string[] segments) => _segments = segments;

    /// <summary>Returns whether a text is a path and not a name.</summary>
    public static bool IsPath(string text) => text.AsSpan().IndexOfAny('.', '*', '[') >= 0;

    /// <summary>Reads a path, or returns <see langword="null"/> if one of its names is empty or its brackets do not match.</summary>
    public static PathPattern? TryParse(string text)
    {
        // "items[*].card" and "items.[*].card" are the same.
        var parts = text.Trim().Replace("[", ".[", StringComparison.Ordinal).TrimStart('.').Split('.');
        var segments = new List<string>();
        foreach (var part in parts.Where((part, index) => part.Length > 0 || index > 0))
        {
            if (part is "*" or "**" or "[*]")
            {
                segments.Add(part);
            }
            else if (part.StartsWith('['))
            {
                if (!part.EndsWith(']') || !int.TryParse(part.AsSpan(1, part.Length - 2), System.Globalization.NumberStyles.None, null, out var index))
                {
                    return null;
                }

                segments.Add("[" + index.ToString(System.Globalization.CultureInfo.InvariantCulture) + "]");
            }
            else if (NameKey.Of(part) is { Length: > 0 } name && !part.Contains(']', StringComparison.Ordinal))
            {
                segments.Add(name);
            }
            else
            {
                return null;
            }
        }

        // What an event calls Email may be under data or labels in the document.
        if (segments.Count > 1 && segments[0] is "data" or "labels")
        {
            segments.RemoveAt(0);
        }

        return segments.Count == 0 ? null : new PathPattern([.. segments]);
    }

    /// <summary>Returns whether it leads to where a walk is. What a property called Data or labels holds is right under it in the document.</summary>
    public bool Matches(EventPath path) =>
        Matches(path, 0, 0) || (path.Depth > 1 && (path.Is(0, "data") || path.Is(0, "labels")) && Matches(path, 0, 1));

    private bool Matches(EventPath path, int segment, int at)
    {
        for (; segment < _segments.Length; segment++, at++)
        {
            var wanted = _segments[segment];
            if (wanted == "**")
            {
                for (var skip = at; skip <= path.Depth; skip++)
                {
                    if (Matches(path, segment + 1, skip))
                    {
                        return true;
                    }
                }

                return false;
            }

            if (at < path.Depth && path.NameAt(at) is { } name && name.Contains('.', StringComparison.Ordinal) && LengthIn(name, segment) is var length and > 0)
            {
                segment += length - 1;
            }
            else if (at >= path.Depth || !path.Is(at, wanted))
            {
                return false;
            }
        }

        return at == path.Depth;
    }

    // A property may be called like a field: "user.email". Returns how many segments spell its name, or 0.
    private int LengthIn(string name, int segment)
    {
        var count = 0;
        foreach (var part in name.Split('.'))
        {
            var at = segment + count++;
            if (at >= _segments.Length || (_segments[at] != "*" && !NameKey.Matches(part, _segments[at])))
            {
                return 0;
            }
        }

        return count;
    }
}
