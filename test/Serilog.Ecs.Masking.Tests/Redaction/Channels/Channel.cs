using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction.Channels;

/// <summary>One way by which a secret reaches a log line.</summary>
/// <param name="Id">Its letter and number.</param>
/// <param name="What">What is logged.</param>
/// <param name="Kind">The kind of secret.</param>
/// <param name="Log">Logs the secret.</param>
/// <param name="Twin">Logs a harmless value in the same shape.</param>
internal sealed record Channel(string Id, string What, SecretKind Kind, Action<ILogger, string> Log, Action<ILogger, string> Twin)
{
    /// <summary>Whether a secret of any characters takes this way as well as one of letters and digits.</summary>
    public bool TakesAnyText { get; init; }

    /// <summary>Whether nothing of the secret is in a message template or an exception.</summary>
    public bool IsInProperties { get; init; } = true;

    /// <summary>Whether Serilog itself writes the secret where nothing masks it.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>Whether it needs <c>Destructure.WithMasking()</c> and <see cref="MaskingSelfLog"/>.</summary>
    public bool NeedsCapturing { get; init; }

    /// <summary>
    /// Whether capturing first, with <c>Destructure.WithMasking()</c>, cannot know the echo: a member that is never read is not known
    /// what to hide elsewhere, and what a detector masked in part while it was captured is no echo any more.
    /// </summary>
    public bool EchoIsUnread { get; init; }

    /// <summary>Settings that it needs.</summary>
    public Action<EcsOptions>? Configure { get; init; }

    /// <summary>What its pipeline has besides.</summary>
    public Action<LoggerConfiguration>? Pipeline { get; init; }

    public override string ToString() => $"{Id} {What}";
}
