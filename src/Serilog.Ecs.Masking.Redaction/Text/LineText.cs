using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Finds commands and settings line by line. A place in a text, to go on from.</summary>
internal struct LineText
{
    private int _line;

    /// <summary>Whether there is such a line in a text.</summary>
    public static bool IsIn(ReadOnlySpan<char> text, MaskingPolicy policy) => default(LineText).TryFind(text, 0, policy, out _);

    /// <summary>Finds the first value that begins at or behind <paramref name="from"/>; from call to call, that place only rises.</summary>
    public bool TryFind(ReadOnlySpan<char> text, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        while (_line < text.Length)
        {
            if (ProtocolLine.TryFind(text, _line, from, policy, out finding))
            {
                return true;
            }

            var end = text[_line..].IndexOf('\n');
            _line = end < 0 ? text.Length : _line + end + 1;
        }

        finding = default;
        return false;
    }
}
