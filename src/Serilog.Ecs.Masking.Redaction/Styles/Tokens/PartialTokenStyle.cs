using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Styles.Tokens;

/// <summary>
/// Shows the ends of one opaque machine token, <c>eyJh...4fQk</c>, which distinguishes two tokens and cannot be used as one.
/// </summary>
/// <remarks>
/// Whatever is not one token, a connection string or a phrase, is hidden whole: its end may be the secret. The alphabet
/// of tokens is ASCII, so that characters are text elements here.
/// </remarks>
internal sealed class PartialTokenStyle : WrittenStyle
{
    private const string Gap = "...";

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~+/-");

    private readonly int _prefix;
    private readonly int _suffix;
    private readonly int _minLength;
    private readonly double _minMaskedFraction;
    private readonly bool _strict;

    /// <param name="prefix">How many characters at the start are shown.</param>
    /// <param name="suffix">How many characters at the end are shown.</param>
    /// <param name="minLength">The shortest token whose ends are shown.</param>
    /// <param name="placeholder">The text that replaces all others.</param>
    /// <param name="minMaskedFraction">How much of a token must stay hidden, 0 to 1; 0.5 asks for 16 characters to show eight.</param>
    /// <param name="strict">Shows nothing of any token.</param>
    public PartialTokenStyle(
        int prefix = 4,
        int suffix = 4,
        int minLength = 11,
        string? placeholder = null,
        double minMaskedFraction = 0,
        bool strict = false)
        : base(placeholder)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefix);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefix, 256);
        ArgumentOutOfRangeException.ThrowIfNegative(suffix);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(suffix, 256);
        ArgumentOutOfRangeException.ThrowIfNegative(minLength);
        if (minMaskedFraction is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(minMaskedFraction), "The fraction is from 0 to 1.");
        }

        _prefix = prefix;
        _suffix = suffix;
        _minMaskedFraction = minMaskedFraction;
        _strict = strict;

        // The gap must hide at least as much as it takes; otherwise the mask is longer than the token.
        _minLength = Math.Max(minLength, prefix + suffix + Gap.Length);
    }

    public static PartialTokenStyle Default { get; } = new();

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        if (!Shows(value))
        {
            return false;
        }

        writer.Append(value[.._prefix]);
        writer.Append(Gap);
        writer.Append(value[^_suffix..]);
        return true;
    }

    /// <summary>Returns whether the mask of a value shows its ends.</summary>
    public bool Shows(scoped ReadOnlySpan<char> value) => !_strict && IsToken(value) && (IsOwnMask(value) || IsLongEnough(value.Length));

    /// <summary>Returns the mask of a value of which it shows the ends.</summary>
    public string EndsOf(ReadOnlySpan<char> value) => string.Concat(value[.._prefix], Gap, value[^_suffix..]);

    /// <inheritdoc/>
    public override string? WriteQuickly(ReadOnlySpan<char> value) => Shows(value) ? EndsOf(value) : null;

    /// <summary>An equals sign belongs to a token as base64 padding only; anywhere else it is between name and value.</summary>
    private static bool IsToken(ReadOnlySpan<char> value)
    {
        var padding = value.EndsWith("==") ? 2 : value.EndsWith("=") ? 1 : 0;
        return !value[..^padding].ContainsAnyExcept(TokenCharacters);
    }

    private bool IsOwnMask(ReadOnlySpan<char> value) =>
        value.Length == _prefix + Gap.Length + _suffix && value.Slice(_prefix, Gap.Length).SequenceEqual(Gap);

    private bool IsLongEnough(int length) =>
        length >= _minLength && length - _prefix - _suffix >= _minMaskedFraction * length;
}
