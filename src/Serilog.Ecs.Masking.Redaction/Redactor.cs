using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking;

/// <summary>Finds and masks secrets and personal data in text. Immutable, and compiled once from its options: one instance serves all threads.</summary>
/// <remarks>
/// A text that cannot be searched because of an error is masked whole. No part of a text is kept after a call. The cost is linear in the
/// length of the text; a text in which nothing is found allocates nothing.
/// </remarks>
public sealed class Redactor
{
    // Characters; room for a longer text is not kept.
    private const int MostKept = 65_536;

    private readonly MaskingPolicy? _policy;
    private readonly string _placeholder;
    private readonly Lazy<IReadOnlyList<MaskingRule>> _rules;

    // Taken by one caller at a time; another one that comes at the same time makes its own.
    private RedactorScratch? _idle;

    /// <summary>Compiles a redactor from options, which are read once.</summary>
    /// <param name="options">What is masked, and how.</param>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public Redactor(MaskingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        MaskingValidator.ThrowIfInvalid(options);
        _policy = options.Mode == MaskingMode.Off ? null : new MaskingPolicy(options);
        _placeholder = options.Placeholder;
        _rules = new(() => _policy is null ? [] : [.. _policy.RulesOfTexts.Select(static rule => rule.Published)]);
    }

    /// <summary>Gets what is looked for, or <see langword="null"/> where masking is off.</summary>
    internal MaskingPolicy? Policy => _policy;

    /// <summary>The redactor of the default options.</summary>
    public static Redactor Default { get; } = new(new MaskingOptions());

    /// <summary>The rules that are on, the user's own included. Empty where <see cref="MaskingOptions.Mode"/> is <see cref="MaskingMode.Off"/>.</summary>
    public IReadOnlyList<MaskingRule> Rules => _rules.Value;

    /// <summary>Masks the sensitive parts of a text: values of sensitive names, and values that are known by their shape.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The masked text; the same instance if nothing was found, or where <see cref="MaskingOptions.Mode"/> masks nothing.</returns>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_policy is null)
        {
            return text;
        }

        var scratch = Take(_policy);
        try
        {
            return TextMasker.TryMask(scratch.Masking, text, scratch.Output) ? scratch.Output.Written.ToString() : text;
        }
        finally
        {
            Return(scratch);
        }
    }

    /// <summary>Writes a text with its sensitive parts masked, if it has any.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">Receives the masked text; nothing if nothing was found.</param>
    /// <returns>
    /// Whether a part of the text was masked. <see langword="false"/> if nothing was found or <see cref="MaskingOptions.Mode"/> masks
    /// nothing: the text can be written as it is.
    /// </returns>
    /// <example><code>
    /// if (!redactor.TryRedact(line, writer))
    /// {
    ///     writer.Write(line);
    /// }
    /// </code></example>
    public bool TryRedact(ReadOnlySpan<char> text, IBufferWriter<char> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (_policy is null)
        {
            return false;
        }

        var scratch = Take(_policy);
        try
        {
            if (!TextMasker.TryMask(scratch.Masking, text, scratch.Output))
            {
                return false;
            }

            destination.Write(scratch.Output.Written);
            return true;
        }
        finally
        {
            Return(scratch);
        }
    }

    /// <summary>Finds the parts of a text that <see cref="Redact"/> masks, without masking them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="findings">Receives the findings, in the order of the text; they do not overlap.</param>
    /// <remarks>
    /// <see cref="MaskingMode.Audit"/> finds what <see cref="MaskingMode.Mask"/> masks. A value that is a mask already is not a finding.
    /// </remarks>
    public void Find(ReadOnlySpan<char> text, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (_policy is null)
        {
            return;
        }

        var scratch = Take(_policy);
        try
        {
            TextFinder.Find(scratch.Masking, text, scratch.Output, scratch.Findings);
            foreach (var finding in scratch.Findings)
            {
                findings.Add(finding);
            }
        }
        finally
        {
            Return(scratch);
        }
    }

    /// <summary>Returns whether values of a name are masked: of a property, a member, a dictionary key, a header or a parameter.</summary>
    /// <param name="name">The name, in any casing and with any separators: <c>userPassword</c>, <c>db_password</c>, <c>X-Api-Key</c>.</param>
    /// <param name="rule">The rule that masks its values.</param>
    /// <returns>Whether a rule does. Values that are no secret, such as a flag or a state, may stay nevertheless.</returns>
    public bool IsSensitiveName(ReadOnlySpan<char> name, [NotNullWhen(true)] out MaskingRule? rule)
    {
        rule = _policy?.Decide(name).Rule?.Published;
        return rule is not null;
    }

    /// <summary>
    /// Masks a value that is sensitive whatever it holds: in the form of a rule where the value as a whole is of its kind, such as a card number or an
    /// e-mail address, and by the placeholder otherwise.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <returns>The mask, in every <see cref="MaskingOptions.Mode"/>; that of an empty value is empty.</returns>
    public string RedactValue(ReadOnlySpan<char> value) =>
        value.IsEmpty ? ""
        : _policy is not null && _policy.Values.TryFind(value, 0, out var found) && found.Length == value.Length
            ? SafeMask.Apply(_policy.RuleOf(found.Rule).Style, value)
        : _placeholder;

    private RedactorScratch Take(MaskingPolicy policy) => Interlocked.Exchange(ref _idle, null) ?? new RedactorScratch(policy);

    private void Return(RedactorScratch scratch)
    {
        scratch.Clear();
        if (scratch.Output.Capacity <= MostKept)
        {
            Volatile.Write(ref _idle, scratch);
        }
    }
}
