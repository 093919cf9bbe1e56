using System.Text;

namespace Serilog.Ecs.Masking.Tool.Scanning;

/// <summary>Keeps the lines of a key in PEM together.</summary>
internal static class PrivateKeys
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const int Reach = 16 * 1024;

    private static readonly byte[] BeginBytes = Encoding.ASCII.GetBytes(Begin);
    private static readonly byte[] EndBytes = Encoding.ASCII.GetBytes(End);

    /// <summary>Returns whether a text ends inside a key.</summary>
    public static bool IsOpen(ReadOnlySpan<char> text)
    {
        text = text[^Math.Min(text.Length, Reach)..];
        var begin = text.LastIndexOf(Begin);
        return begin >= 0 && text[begin..].IndexOf(End) < 0;
    }

    /// <summary>Returns where a block is to be cut: before the line of a key that it does not hold to its end, and otherwise at its end.</summary>
    public static int CutOf(ReadOnlySpan<byte> block)
    {
        var from = Math.Max(0, block.Length - Reach);
        var begin = block[from..].LastIndexOf(BeginBytes);
        if (begin < 0 || block[(from + begin)..].IndexOf(EndBytes) >= 0)
        {
            return block.Length;
        }

        return block[..(from + begin)].LastIndexOf((byte)'\n') + 1 is > 0 and var start ? start : block.Length;
    }
}
