using Engine = Serilog.Ecs.Masking.Redactor;

namespace Serilog.Ecs.Masking;

/// <summary>
/// Redacts classified values as the pack masks them: one that is a card number, an e-mail address, a token or the like as a whole in the form of
/// its rule, and any other by the placeholder. For Microsoft.Extensions.Compliance; instances are shared by all threads.
/// </summary>
/// <remarks>The value of a classification is sensitive whatever it holds, so nothing of it is shown that no rule knows.</remarks>
public sealed class EcsRedactor : Microsoft.Extensions.Compliance.Redaction.Redactor
{
    private readonly Engine _engine;

    /// <summary>Makes the redactor.</summary>
    /// <param name="options">What masks look like. The default is <see langword="null"/>: the default options.</param>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public EcsRedactor(MaskingOptions? options = null) => _engine = options is null ? Engine.Default : new Engine(options);

    /// <inheritdoc/>
    public override int GetRedactedLength(ReadOnlySpan<char> input) => _engine.RedactValue(input).Length;

    /// <inheritdoc/>
    public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
    {
        var redacted = _engine.RedactValue(source);
        redacted.CopyTo(destination);
        return redacted.Length;
    }

    /// <inheritdoc/>
    public override string Redact(string? source) => _engine.RedactValue(source);
}
