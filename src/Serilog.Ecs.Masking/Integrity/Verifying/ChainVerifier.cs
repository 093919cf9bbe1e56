using System.Text;

namespace Serilog.Ecs.Masking.Integrity.Verifying;

/// <summary>Verifies a chain line by line up to the first line that does not fit; <see cref="ChainFaultFinder"/> then finds the reason.</summary>
internal sealed class ChainVerifier(ChainReader lines, KeyRing keys, string? expectedLastHash)
{
    private const string NoLineText = "The line is not one that was written: it has no number and hash at its end, or is a part of one.";
    private readonly SeenHashes _seen = new();
    private readonly byte[] _last = new byte[ChainSeal.MaxValueLength];
    private int _lastLength;
    private long _lastNumber;
    private ChainRole? _lastRole;
    private (int Stream, long Line) _lastPlace;
    private (int Stream, long Line)? _tornPlace;
    private int _tornLines;
    private ChainFinding? _openEnd;
    private string? _previousHash;
    private long _verified;

    private ReadOnlySpan<byte> Last => _last.AsSpan(0, _lastLength);

    public async Task<EcsIntegrityResult> RunAsync(CancellationToken cancellationToken)
    {
        while (await lines.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (Check(cancellationToken) is { } finding)
            {
                return Result(await finding.ConfigureAwait(false));
            }
        }

        return Result(AtTheEnd());
    }

    /// <summary>Returns <see langword="null"/> for a line that fits. To find out what is wrong with another one may need more lines.</summary>
    private Task<ChainFinding>? Check(CancellationToken cancellationToken)
    {
        if (!SealedLine.TryParse(lines.Line, out var line) || !lines.IsWhole)
        {
            // A process that is killed leaves a part of a line, and one that cannot write leaves several; the start line that follows then records it.
            _tornPlace ??= (lines.StreamNumber, lines.LineNumber);
            _tornLines++;
            return TornLine.IsPossible(lines.Line) ? null : Found(EcsIntegrityVerdict.Changed, NoLineText);
        }

        if (line.Number > 0 && _tornPlace is { } torn)
        {
            return Task.FromResult(NoLine(torn));
        }

        if (line.Number > 0 && _lastRole is not null && !Last.StartsWith(line.Prefix))
        {
            return Found(EcsIntegrityVerdict.Changed, "The line is sealed with another key than its chain.");
        }

        if (keys.Find(line) is null)
        {
            return Found(EcsIntegrityVerdict.UnknownKey, "The hash of the line is of a key or an algorithm that was not given.");
        }

        return line.Number == 0 ? CheckStart(line, cancellationToken) : CheckNext(line, cancellationToken);
    }

    private Task<ChainFinding>? CheckStart(in SealedLine line, CancellationToken cancellationToken)
    {
        if (!keys.Fits(line, [], ChainRole.Start) || !ChainLine.TryReadStart(line.Document, out var previous, out var isTorn))
        {
            return Found(EcsIntegrityVerdict.Changed, "The line at which a chain starts is not as it was written.");
        }

        if (_tornPlace is { } torn && !isTorn)
        {
            return Task.FromResult(NoLine(torn));
        }

        if (_lastRole is null)
        {
            _previousHash = previous.IsEmpty ? null : Encoding.ASCII.GetString(previous);
        }
        else if (!previous.SequenceEqual(Last))
        {
            return Finder(line, cancellationToken).OfStartAsync(previous.IsEmpty);
        }

        NoteOpenEnd();
        Accept(line, ChainRole.Start);
        return null;
    }

    private Task<ChainFinding>? CheckNext(in SealedLine line, CancellationToken cancellationToken)
    {
        var isOpen = _lastRole is ChainRole.Start or ChainRole.Event;
        if (isOpen && line.Number == _lastNumber + 1)
        {
            var role = ChainLine.RoleOf(line);
            if (keys.Fits(line, Last, role))
            {
                Accept(line, role);
                return null;
            }

            if (role != ChainRole.Event && keys.Fits(line, Last, ChainRole.Event))
            {
                Accept(line, ChainRole.Event);
                return null;
            }
        }

        return isOpen ? Finder(line, cancellationToken).OfEventAsync(_lastNumber + 1) : Finder(line, cancellationToken).WithoutStartAsync();
    }

    private void Accept(in SealedLine line, ChainRole role)
    {
        line.Value.CopyTo(_last);
        _lastLength = line.Value.Length;
        _lastNumber = line.Number;
        _lastRole = role;
        _lastPlace = (lines.StreamNumber, lines.LineNumber);
        _seen.Add(line.Value);
        _verified++;
    }

    // The chain goes on all the same, so this counts only where nothing worse is found.
    private void NoteOpenEnd()
    {
        if (_tornPlace is { } torn)
        {
            _openEnd ??= new ChainFinding(
                EcsIntegrityVerdict.OpenEnd, torn.Stream, torn.Line,
                "The line breaks off: its process was killed, or could not finish it. The chain continues after it.");
            _tornPlace = null;
            _tornLines = 0;
        }
        else if (_lastRole is ChainRole.Start or ChainRole.Event)
        {
            _openEnd ??= new ChainFinding(
                EcsIntegrityVerdict.OpenEnd, _lastPlace.Stream, _lastPlace.Line,
                "No end line follows the line although another chain starts: the process was killed, or lines were cut from the end before it started again.");
        }
    }

    private ChainFinding AtTheEnd()
    {
        if (_tornPlace is { } torn && (_lastRole is null or ChainRole.End || lines.IsWhole || _tornLines > 1))
        {
            return NoLine(torn);
        }

        if (_lastRole is null)
        {
            return new ChainFinding(
                EcsIntegrityVerdict.Missing, Math.Max(1, lines.StreamNumber), 0, "There is no line; even an empty chain has the one at which it starts.");
        }

        var isExpected = expectedLastHash is not null && Last.SequenceEqual(Encoding.UTF8.GetBytes(expectedLastHash));
        if (expectedLastHash is not null && !isExpected)
        {
            return AtLast(EcsIntegrityVerdict.UnexpectedEnd, "The last line is not the expected one: lines are missing from the end, or were added since.");
        }

        if (_openEnd is { } open)
        {
            return open;
        }

        if (_tornPlace is { } last)
        {
            return new ChainFinding(
                EcsIntegrityVerdict.OpenEnd, last.Stream, last.Line,
                "The last line breaks off: its process was killed or is still writing, or the end was cut off.");
        }

        return _lastRole switch
        {
            ChainRole.End => AtLast(EcsIntegrityVerdict.Intact, "Every line is as it was written."),
            _ when isExpected => AtLast(EcsIntegrityVerdict.Intact, "Every line is as it was written, up to the expected last one."),
            ChainRole.Roll => AtLast(EcsIntegrityVerdict.Continued, "Every line is as it was written; the chain goes on in the next file."),
            _ => AtLast(
                EcsIntegrityVerdict.OpenEnd, "No end line follows the line: its process was killed or is still writing, or lines were cut from the end."),
        };
    }

    private ChainFaultFinder Finder(in SealedLine line, CancellationToken cancellationToken) =>
        new(lines, keys, Last.ToArray(), line.Number, line.Value.ToArray(), isCopy: _seen.Contains(line.Value), cancellationToken);

    private Task<ChainFinding> Found(EcsIntegrityVerdict verdict, string message) =>
        Task.FromResult(new ChainFinding(verdict, lines.StreamNumber, lines.LineNumber, message));

    private ChainFinding AtLast(EcsIntegrityVerdict verdict, string message) => new(verdict, _lastPlace.Stream, _lastPlace.Line, message);

    private static ChainFinding NoLine((int Stream, long Line) place) =>
        new(EcsIntegrityVerdict.Changed, place.Stream, place.Line, NoLineText);

    private EcsIntegrityResult Result(in ChainFinding finding) =>
        new(finding, _verified, _previousHash, _lastRole is null ? null : Encoding.ASCII.GetString(Last));
}
