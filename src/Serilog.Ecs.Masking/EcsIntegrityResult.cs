namespace Serilog.Ecs.Masking;

/// <summary>What <see cref="EcsIntegrity"/> found in the lines of one file, or of several that follow each other.</summary>
public sealed record EcsIntegrityResult
{
    internal EcsIntegrityResult()
    {
    }

    /// <summary>What is wrong first, or that nothing is.</summary>
    public EcsIntegrityVerdict Verdict { get; internal init; }

    /// <summary>Whether nothing is wrong and nothing can be missing at the end.</summary>
    public bool IsIntact => Verdict == EcsIntegrityVerdict.Intact;

    /// <summary>Which of the streams, counted from 1, has the line in question.</summary>
    public int StreamNumber { get; internal init; }

    /// <summary>The line in question, counted from 1 in its stream: the first bad one, or the last before an open end.</summary>
    public long LineNumber { get; internal init; }

    /// <summary>What was found, as a sentence. It holds nothing of what the lines say.</summary>
    public string Message { get; internal init; } = "";

    /// <summary>How many lines were found to be as they were written.</summary>
    public long VerifiedLines { get; internal init; }

    /// <summary>The hash that the first line continues, in a file that was not given, or <see langword="null"/> where the chain began here.</summary>
    public string? PreviousHash { get; internal init; }

    /// <summary>The hash of the last good line. Kept elsewhere, it is what shows the next time that nothing was cut from the end.</summary>
    public string? LastHash { get; internal init; }
}
