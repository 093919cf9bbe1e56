using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>Chooses the position by which a sequence of parts is recognised.</summary>
/// <param name="Start">How its beginning is recognised.</param>
/// <param name="Distance">How far from the start the identifying character is.</param>
internal readonly record struct TokenAnchor(TokenStart Start, int Distance)
{
    private const char Tilde = '~';

    // Of three characters there are so many sorts in a head that tells little: a letter and two of any kind are too many.
    private const int MostHeads = 256;

    private const int FarthestTilde = 8;
    private const int NearestMarker = 3;

    /// <summary>Returns the anchor of a sequence.</summary>
    public static TokenAnchor Of(ReadOnlySpan<TokenPart> parts)
    {
        if (parts[0].Set == CharacterSet.Digits)
        {
            return new TokenAnchor(TokenStart.Number, 0);
        }

        var isHead = Heads(parts) <= MostHeads;
        var (marker, length, tilde) = FindMarker(parts);
        return tilde >= 0 ? new TokenAnchor(TokenStart.Tilde, tilde)
            : isHead ? new TokenAnchor(TokenStart.Head, 0)
            : length > 0 ? new TokenAnchor(TokenStart.Marker, marker)
            : new TokenAnchor(TokenStart.Length, 0);
    }

    private static int Heads(ReadOnlySpan<TokenPart> parts)
    {
        var heads = 1;
        var left = 3;
        foreach (var part in parts)
        {
            for (var count = 0; count < part.Min && left > 0; count++, left--)
            {
                heads *= part.Set.Count;
            }
        }

        return left > 0 ? int.MaxValue : heads;
    }

    // The longest literal of token characters at a fixed distance, the first of those that are as long.
    private static (int At, int Length, int Tilde) FindMarker(ReadOnlySpan<TokenPart> parts)
    {
        var (best, bestLength, tilde) = (0, 0, -1);
        var (at, start) = (0, 0);
        foreach (var part in parts)
        {
            var literal = part.Min == part.Max ? part.Set.Single : null;
            tilde = literal == Tilde && at <= FarthestTilde && tilde < 0 ? at : tilde;
            start = literal is { } value && CharacterSet.TokenRun.Contains(value) ? start : at + part.Min;
            at += part.Min;
            if (start >= NearestMarker && at - start > bestLength)
            {
                (best, bestLength) = (start, at - start);
            }

            if (part.Min != part.Max)
            {
                break;
            }
        }

        return (best, bestLength, tilde);
    }
}
