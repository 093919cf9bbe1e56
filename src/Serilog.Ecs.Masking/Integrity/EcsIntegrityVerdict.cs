namespace Serilog.Ecs.Masking.Integrity;

/// <summary>What a verification found.</summary>
public enum EcsIntegrityVerdict
{
    /// <summary>Every line is as it was written, and the last one is the end of its chain.</summary>
    Intact,

    /// <summary>Every line is as it was written; the last file was closed by a roll, so that its chain goes on in another one.</summary>
    Continued,

    /// <summary>
    /// Every line fits the one before, but a chain has no end line. Its process was killed or is still writing, or lines
    /// were cut from the end.
    /// </summary>
    OpenEnd,

    /// <summary>A line is not as it was written, or is not of this chain.</summary>
    Changed,

    /// <summary>Lines, or whole files, are missing before a line.</summary>
    Missing,

    /// <summary>A line occurs a second time.</summary>
    Repeated,

    /// <summary>A line is before one that was written earlier.</summary>
    Reordered,

    /// <summary>A line names a key that was not given, or none although keys were given.</summary>
    UnknownKey,

    /// <summary>The last line is not the one that the caller expects.</summary>
    UnexpectedEnd,
}
