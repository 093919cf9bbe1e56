using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking;

/// <summary>Masks secrets and personal data in text. Immutable, and compiled once from its options: one instance serves all threads.</summary>
public sealed class Redactor
{
    private readonly MaskingPolicy? _policy;
    private readonly string _placeholder;

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
        _placeholder = options.Placeholder;
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

    /// <summary>
    /// Masks a value that is sensitive whatever it holds: in the form of a rule where the value as a whole is of its kind, such as a card number or an
    /// e-mail address, and by the placeholder otherwise.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <returns>The mask, in every <see cref="MaskingOptions.Mode"/>; that of an empty value is empty.</returns>
    public string RedactValue(ReadOnlySpan<char> value) =>
        value.IsEmpty ? ""
        : _policy is not null && _policy.Values.TryFind(value, 0, out var found) && found.Length == value.Length ? SafeMask.Apply(_policy.RuleOf(found.Rule).Style, value)
        : _placeholder;
}
