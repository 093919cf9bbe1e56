using Serilog.Ecs.Masking.Integrity.Verifying;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>What <see cref="EcsIntegrity"/> found in the lines of one file, or of several that follow each other.</summary>
public sealed class EcsIntegrityResult
{
    internal EcsIntegrityResult(in ChainFinding finding, long verifiedLines, string? previousHash, string? lastHash)
    {
        Verdict = finding.Verdict;
        StreamNumber = finding.StreamNumber;
        LineNumber = finding.LineNumber;
        Message = finding.Message;
        VerifiedLines = verifiedLines;
        PreviousHash = previousHash;
        LastHash = lastHash;
    }

    /// <summary>The first fault, or <see cref="EcsIntegrityVerdict.Intact"/>.</summary>
    public EcsIntegrityVerdict Verdict { get; }

    /// <summary>Whether there is no fault, and no line can be missing at the end.</summary>
    public bool IsIntact => Verdict == EcsIntegrityVerdict.Intact;

    /// <summary>Which of the streams, counted from 1, has the line in question.</summary>
    public int StreamNumber { get; }

    /// <summary>The line in question, counted from 1 in its stream: the first bad one, or the last before an open end.</summary>
    public long LineNumber { get; }

    /// <summary>The result as a sentence, without content of the lines.</summary>
    public string Message { get; }

    /// <summary>The number of verified lines.</summary>
    public long VerifiedLines { get; }

    /// <summary>The hash that the first line continues, in a file that was not given, or <see langword="null"/> if the chain began here.</summary>
    public string? PreviousHash { get; }

    /// <summary>The hash of the last good line. Kept elsewhere, it is what shows the next time that nothing was cut from the end.</summary>
    public string? LastHash { get; }

    /// <summary>Returns the verdict, the place and the sentence.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => FormattableString.Invariant($"{Verdict}, file {StreamNumber}, line {LineNumber}: {Message}");
}
