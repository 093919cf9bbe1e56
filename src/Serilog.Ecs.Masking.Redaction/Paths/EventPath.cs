using System.Globalization;
using System.Text;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Paths;

/// <summary>Where in an event a walk is: names, and places in lists.</summary>
internal sealed class EventPath
{
    private const int MaxDepth = 64;

    private readonly string?[] _names = new string?[MaxDepth];
    private readonly int[] _places = new int[MaxDepth];

    private int _highest;

    /// <summary>Whether a path is needed. Otherwise it is not tracked.</summary>
    public bool IsTracked { get; set; }

    public int Depth { get; private set; }

    public void Push(string name)
    {
        if (!IsTracked)
        {
            return;
        }

        if (Depth < MaxDepth)
        {
            _names[Depth] = name;
            _highest = Math.Max(_highest, Depth + 1);
        }

        Depth++;
    }

    public void Push(int place)
    {
        if (!IsTracked)
        {
            return;
        }

        if (Depth < MaxDepth)
        {
            _names[Depth] = null;
            _places[Depth] = place;
        }

        Depth++;
    }

    public void Pop() => Depth -= IsTracked ? 1 : 0;

    public void Clear()
    {
        if (_highest > 0)
        {
            Array.Clear(_names, 0, _highest);
        }

        _highest = 0;
        Depth = 0;
    }

    /// <summary>Returns whether one step of the path is what a pattern asks for.</summary>
    public bool Is(int at, string wanted)
    {
        if (at >= MaxDepth)
        {
            return false;
        }

        return wanted switch
        {
            "*" => true,
            "[*]" => _names[at] is null,
            ['[', .. var number, ']'] => _names[at] is null
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                && place == _places[at],
            _ => _names[at] is { } name && NameKey.Matches(name, wanted),
        };
    }

    /// <summary>Gets the last name, which places in lists may follow, or <see langword="null"/>.</summary>
    public string? LastName
    {
        get
        {
            for (var at = Math.Min(Depth, MaxDepth) - 1; at >= 0; at--)
            {
                if (_names[at] is { } name)
                {
                    return name;
                }
            }

            return null;
        }
    }

    /// <summary>Returns the name at a step, or <see langword="null"/> if it is a place in a list.</summary>
    public string? NameAt(int at) => at < Math.Min(Depth, MaxDepth) ? _names[at] : null;

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var at = 0; at < Math.Min(Depth, MaxDepth); at++)
        {
            if (_names[at] is { } name)
            {
                text.Append(at > 0 ? "." : "").Append(name);
            }
            else
            {
                text.Append('[').Append(_places[at].ToString(CultureInfo.InvariantCulture)).Append(']');
            }
        }

        return text.ToString();
    }
}
