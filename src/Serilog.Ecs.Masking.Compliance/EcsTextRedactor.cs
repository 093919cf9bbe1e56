using Engine = Serilog.Ecs.Masking.Redactor;

namespace Serilog.Ecs.Masking;

/// <summary>
/// Redacts only what the pack finds in a text: passwords after their names, tokens, cards, addresses. The rest of the text stays. For
/// classifications of text that may hold secrets without being one, such as a body or a query. Instances are shared by all threads.
/// </summary>
public sealed class EcsTextRedactor : Microsoft.Extensions.Compliance.Redaction.Redactor
{
    private readonly Engine _engine;

    /// <summary>Makes the redactor.</summary>
    /// <param name="options">What is masked, and how. The default is <see langword="null"/>: the default options.</param>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public EcsTextRedactor(MaskingOptions? options = null) => _engine = options is null ? Engine.Default : new Engine(options);

    /// <inheritdoc/>
    public override int GetRedactedLength(ReadOnlySpan<char> input) => _engine.Redact(input.ToString()).Length;

    /// <inheritdoc/>
    public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
    {
        var redacted = _engine.Redact(source.ToString());
        redacted.CopyTo(destination);
        return redacted.Length;
    }

    /// <inheritdoc/>
    public override string Redact(string? source) => _engine.Redact(source ?? "");
}
