using System.Globalization;

namespace Serilog.Ecs.Masking.Integrity.Verifying;

/// <summary>
/// Determines why a line does not fit after the one before, by the lines that follow: it may read them all, as nothing is
/// verified after a fault.
/// </summary>
/// <param name="lines">The lines, at the one that does not fit.</param>
/// <param name="keys">The keys.</param>
/// <param name="last">The hash of the last line that fits.</param>
/// <param name="number">The number of the line that does not fit.</param>
/// <param name="value">Its hash.</param>
/// <param name="isCopy">Whether an earlier line has the same hash.</param>
/// <param name="cancellationToken">Ends the search.</param>
internal sealed class ChainFaultFinder(
    ChainReader lines, KeyRing keys, byte[] last, long number, byte[] value, bool isCopy, CancellationToken cancellationToken)
{
    private const string ChangedText = "The line is not as it was written, or is of another chain.";
    private readonly int _streamNumber = lines.StreamNumber;
    private readonly long _lineNumber = lines.LineNumber;

    /// <summary>For a line in the midst of a chain, where <paramref name="expected"/> is the number of the line that belongs here.</summary>
    public async Task<ChainFinding> OfEventAsync(long expected)
    {
        if (isCopy)
        {
            return Repeated();
        }

        if (number == expected)
        {
            return Found(EcsIntegrityVerdict.Changed, ChangedText);
        }

        if (number < expected)
        {
            return await MoveNextAsync().ConfigureAwait(false) && IsContinuation()
                ? Found(EcsIntegrityVerdict.Missing, "The line at which its chain starts is missing before the line, and may not be all that is.")
                : Found(EcsIntegrityVerdict.Changed, ChangedText);
        }

        for (var isNext = true; await MoveNextAsync().ConfigureAwait(false) && TryReadNumber(out var later) && later > 0; isNext = false)
        {
            if (isNext && later == expected + 1)
            {
                // Only the number of the line was changed: the next one still counts on from its place.
                return Found(EcsIntegrityVerdict.Changed, ChangedText);
            }

            if (later == expected)
            {
                return FollowsLast()
                    ? Found(EcsIntegrityVerdict.Reordered, "The line is before one that was written earlier.")
                    : Found(EcsIntegrityVerdict.Changed, ChangedText);
            }
        }

        return Found(
            EcsIntegrityVerdict.Missing,
            string.Create(
                CultureInfo.InvariantCulture, $"Before the line {Count(number - expected)} missing: its number is {number}, and {expected} comes next."));
    }

    /// <summary>For a line that follows the end of a chain, or nothing at all.</summary>
    public async Task<ChainFinding> WithoutStartAsync()
    {
        if (isCopy)
        {
            return Repeated();
        }

        return await MoveNextAsync().ConfigureAwait(false) && IsStart()
            ? Found(EcsIntegrityVerdict.Reordered, "The line is before the one at which its chain starts.")
            : Found(EcsIntegrityVerdict.Missing, "Before the line the one at which its chain starts is missing, and may not be all that is.");
    }

    /// <summary>For a start line that continues another line than the one before.</summary>
    public async Task<ChainFinding> OfStartAsync(bool isFirstOfAll)
    {
        if (isCopy)
        {
            return Repeated();
        }

        while (await MoveNextAsync().ConfigureAwait(false))
        {
            if (IsStartAfterLast())
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

    private ValueTask<bool> MoveNextAsync() => lines.MoveNextAsync(cancellationToken);

    private bool TryReadNumber(out long later)
    {
        var isSealed = SealedLine.TryParse(lines.Line, out var line);
        later = isSealed ? line.Number : 0;
        return isSealed;
    }

    private bool IsContinuation() => SealedLine.TryParse(lines.Line, out var next) && next.Number == number + 1 && Follows(next, value);

    private bool FollowsLast() => SealedLine.TryParse(lines.Line, out var later) && Follows(later, last);

    private bool Follows(in SealedLine line, byte[] previous) =>
        keys.Fits(line, previous, ChainLine.RoleOf(line)) || keys.Fits(line, previous, ChainRole.Event);

    private bool IsStart() => SealedLine.TryParse(lines.Line, out var next) && next.Number == 0 && keys.Fits(next, [], ChainRole.Start);

    private bool IsStartAfterLast() =>
        SealedLine.TryParse(lines.Line, out var later) && later.Number == 0 && keys.Fits(later, [], ChainRole.Start)
        && ChainLine.TryReadStart(later.Document, out var previous, out _) && previous.SequenceEqual(last);

    private ChainFinding Repeated() => Found(EcsIntegrityVerdict.Repeated, "The line is a copy of an earlier one.");

    private ChainFinding Found(EcsIntegrityVerdict verdict, string message) => new(verdict, _streamNumber, _lineNumber, message);
}
