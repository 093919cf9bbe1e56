using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// The places of a block where a value may begin that no sign sets off: a word behind a word and a blank, or behind one sign more, with a
/// digit or a sign near; and what has four digits and stands alone, behind anything.
/// </summary>
internal static class SpokenPlaces
{
    /// <summary>Returns the places, one bit for each.</summary>
    public static ulong Of(in CharacterBlock block)
    {
        var signs = block.Tokens | block.Separators | block.Specials;
        var words = block.Places & block.Words & ~(signs << 1);
        var letters = (block.Words & ~block.Digits) | block.Foreign;
        var places = words & ((letters << 2) | (letters << 3));
        if (places != 0)
        {
            places &= AreMarkedSoon(block);
        }

        var numbers = words & block.Digits & (block.Digits >> 2) & (block.Digits >> 3);
        if (numbers != 0)
        {
            var ends = ~signs >> SpokenCode.Shortest;
            ends |= ends >> 1;
            places |= numbers & (ends | (ends >> 2) | (ends >> 3));
        }

        if (!block.IsAscii)
        {
            places |= block.Places & block.Digits & (block.Foreign << 1);
        }

        return places;
    }

    // Where a digit or a sign stands within the first few characters of the same word.
    private static ulong AreMarkedSoon(in CharacterBlock block)
    {
        var marks = block.Digits | block.Specials;
        var one = block.Visible;
        var two = one & (one >> 1);
        var four = two & (two >> 2);
        marks |= one & (marks >> 1);
        marks |= two & (marks >> 2);
        marks |= four & (marks >> 4);
        return marks | (four & (four >> 4) & (marks >> 8));
    }
}
