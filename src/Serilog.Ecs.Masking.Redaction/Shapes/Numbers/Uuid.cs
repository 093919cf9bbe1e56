namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>Recognises identifiers of RFC 9562, of which the groups may be all digits: <c>42821614-9264-4761-acfc-5772c3286f76</c>.</summary>
internal static class Uuid
{
    private const int Length = 36;

    /// <summary>Returns whether one of its groups begins at an offset.</summary>
    public static bool IsAround(ReadOnlySpan<char> text, int at)
    {
        foreach (var group in (ReadOnlySpan<int>)[0, 9, 14, 19, 24])
        {
            var start = at - group;
            if (start >= 0 && start + Length <= text.Length && text[start + 8] == '-' && Guid.TryParseExact(text.Slice(start, Length), "D", out _))
            {
                return true;
            }
        }

        return false;
    }
}
