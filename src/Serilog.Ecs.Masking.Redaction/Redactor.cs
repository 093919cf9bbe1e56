using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking;

/// <summary>Masks secrets and personal data in text. Immutable, and compiled once from its options: one instance serves all threads.</summary>
public sealed class Redactor
{
    private readonly MaskingPolicy? _policy;

    // Taken by one caller at a time; another one that comes meanwhile makes its own.
    private TextMasking? _idle;

    /// <summary>Compiles a redactor from options, which are read once.</summary>
    /// <param name="options">What is masked, and how.</param>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public Redactor(MaskingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        MaskingValidator.ThrowIfInvalid(options);
        _policy = options.Mode == MaskingMode.Off ? null : new MaskingPolicy(options);
    }

    /// <summary>The redactor of the default options.</summary>
    public static Redactor Default { get; } = new(new MaskingOptions());

    /// <summary>Masks the sensitive parts of a text: values of sensitive keys, and values that are known by their shape.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The masked text; the same instance where nothing was found, or where <see cref="MaskingOptions.Mode"/> masks nothing.</returns>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_policy is null)
        {
            return text;
        }

        var masking = Interlocked.Exchange(ref _idle, null) ?? new TextMasking(_policy);
        try
        {
            return masking.Text(text);
        }
        finally
        {
            masking.End();
            Volatile.Write(ref _idle, masking);
        }
    }
}
