using System.Globalization;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>
/// Says why a line does not fit behind the one before, by the lines that follow: it may read them all, as nothing is
/// verified after a fault.
/// </summary>
internal sealed class ChainFaultFinder(ChainReader lines, KeyRing keys, SeenHashes seen, byte[] last)
{
    private const string ChangedText = "The line is not as it was written, or is of another chain.";
    private readonly int _streamNumber = lines.StreamNumber;
    private readonly long _lineNumber = lines.LineNumber;

    /// <summary>For a line in the midst of a chain, where <paramref name="expected"/> is the number of the line that belongs here.</summary>
    public ChainFinding OfEvent(in SealedLine line, long expected)
    {
        if (seen.Contains(line.Value))
        {
            return Repeated();
        }

        var number = line.Number;
        if (number == expected)
        {
            return Found(EcsIntegrityVerdict.Changed, ChangedText);
        }

        var value = line.Value.ToArray();
        if (number < expected)
        {
            return IsContinued(value, number)
                ? Found(EcsIntegrityVerdict.Missing, "The line at which its chain starts is missing before the line, and may not be all that is.")
                : Found(EcsIntegrityVerdict.Changed, ChangedText);
        }

        for (var isNext = true; lines.MoveNext() && SealedLine.TryParse(lines.Line, out var later) && later.Number > 0; isNext = false)
        {
            if (isNext && later.Number == expected + 1)
            {
                // Only the number of the line was changed: the next one still counts on from its place.
                return Found(EcsIntegrityVerdict.Changed, ChangedText);
            }

            if (later.Number == expected)
            {
                return keys.Fits(later, last, ChainLine.RoleOf(later)) || keys.Fits(later, last, ChainRole.Event)
                    ? Found(EcsIntegrityVerdict.Reordered, "The line stands before one that was written earlier.")
                    : Found(EcsIntegrityVerdict.Changed, ChangedText);
            }
        }

        return Found(
            EcsIntegrityVerdict.Missing,
            string.Create(CultureInfo.InvariantCulture, $"Before the line {Count(number - expected)} missing: its number is {number}, and {expected} comes next."));
    }

    /// <summary>For a line that follows the end of a chain, or nothing at all.</summary>
    public ChainFinding WithoutStart(in SealedLine line)
    {
        if (seen.Contains(line.Value))
        {
            return Repeated();
        }

        return lines.MoveNext() && SealedLine.TryParse(lines.Line, out var next) && next.Number == 0 && keys.Fits(next, [], ChainRole.Start)
            ? Found(EcsIntegrityVerdict.Reordered, "The line stands before the one at which its chain starts.")
            : Found(EcsIntegrityVerdict.Missing, "Before the line the one at which its chain starts is missing, and may not be all that is.");
    }

    /// <summary>For a start line that continues another line than the one before.</summary>
    public ChainFinding OfStart(in SealedLine line, bool isFirstOfAll)
    {
        if (seen.Contains(line.Value))
        {
            return Repeated();
        }

        while (lines.MoveNext())
        {
            if (SealedLine.TryParse(lines.Line, out var later) && later.Number == 0 && keys.Fits(later, [], ChainRole.Start)
                && ChainLine.TryReadStart(later.Document, out var previous, out _) && previous.SequenceEqual(last))
            {
                return Found(EcsIntegrityVerdict.Reordered, "The chain that starts here was written after one that follows.");
            }
        }

        return Found(
            EcsIntegrityVerdict.Missing,
            isFirstOfAll
                ? "The chain that starts here continues none: what joins it to the lines before is missing, or it is of another file."
                : "The chain that starts here continues another line than the one before: lines or files between them are missing.");
    }

    private static string Count(long count) => count == 1 ? "one line is" : count.ToString(CultureInfo.InvariantCulture) + " lines are";

    private bool IsContinued(byte[] value, long number) =>
        lines.MoveNext() && SealedLine.TryParse(lines.Line, out var next) && next.Number == number + 1
        && (keys.Fits(next, value, ChainLine.RoleOf(next)) || keys.Fits(next, value, ChainRole.Event));

    private ChainFinding Repeated() => Found(EcsIntegrityVerdict.Repeated, "The line is a copy of an earlier one.");

    private ChainFinding Found(EcsIntegrityVerdict verdict, string message) => new(verdict, _streamNumber, _lineNumber, message);
}
