using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Styles.Personal;
using Serilog.Ecs.Masking.Redaction.Styles.Tokens;

namespace Serilog.Ecs.Masking;

/// <summary>Turns a sensitive value into text that is safe to log. Derive from it for a style of your own.</summary>
/// <remarks>
/// <para>
/// A style returns the length of its mask and then fills a span of exactly that length: the mask is written to the output
/// with no string in between. Both calls get the same value and must agree, and one instance serves all threads at once.
/// </para>
/// <para>
/// A style that throws, that returns a negative length or one of more than 1,024 characters and four times its value, or
/// that leaves a part of the span unwritten, is replaced by <c>***REDACTED***</c>: a fault never reveals the value.
/// </para>
/// </remarks>
public abstract class MaskStyle
{
    /// <summary>Hides the whole value: <c>***REDACTED***</c>.</summary>
    public static MaskStyle Redacted => FullStyle.Default;

    /// <summary>
    /// Shows the ends of one opaque machine token, <c>eyJh...4fQk</c>. A value of ten characters or fewer, and one that
    /// is not a single token, is hidden whole.
    /// </summary>
    public static MaskStyle Token => PartialTokenStyle.Default;

    /// <summary>An e-mail address: <c>s******r@*******.com</c>. Anything else is hidden whole.</summary>
    public static MaskStyle Email => EmailStyle.Default;

    /// <summary>A star for each text element, spaces included, and never more than 64.</summary>
    public static MaskStyle Stars => StarsStyle.Default;

    /// <summary>A card number: <c>************1111</c>, one star for each digit that is hidden.</summary>
    public static MaskStyle Card => CardStyle.LastFour;

    /// <summary>A Korean resident registration number: <c>900101-*******</c>.</summary>
    public static MaskStyle ResidentNumber => ResidentNumberStyle.Default;

    /// <summary>A telephone number: <c>010-****-5678</c>, <c>+82-****-5678</c>.</summary>
    public static MaskStyle Phone => PhoneStyle.LastFour;

    /// <summary>A bank account number: <c>DE89 **** **** **** **** 00</c>.</summary>
    public static MaskStyle Iban => IbanStyle.Default;

    /// <summary>A person's name: <c>김*용</c>, <c>J*** D**</c>.</summary>
    public static MaskStyle PersonName => NameStyle.Default;

    /// <summary>A United States social security number: <c>***-**-****</c>.</summary>
    public static MaskStyle SocialSecurityNumber => SocialSecurityStyle.Default;

    /// <summary>A birth date of which the year stays: <c>1990-01-01</c>. The mask is a date again.</summary>
    public static MaskStyle BirthDate => BirthDateStyle.Default;

    /// <summary>The network of an IP address: <c>10.1.2.0</c>, <c>2001:db8::</c>. The mask is an address again.</summary>
    public static MaskStyle Network => NetworkStyle.Default;

    /// <summary>Leaves the member out; where something must be in its place, <c>***REDACTED***</c>.</summary>
    public static MaskStyle Drop => DropStyle.Default;

    /// <summary>Shows the outer text elements of a value, <c>abc***xyz</c>. A value that would be shown whole is hidden whole.</summary>
    /// <param name="first">How many text elements at the start are shown.</param>
    /// <param name="last">How many text elements at the end are shown.</param>
    /// <returns>The style.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or over 1,024.</exception>
    public static MaskStyle ShowEnds(int first, int last) => new ShowEndsStyle(first, last);

    /// <summary>
    /// Replaces a value by a keyed pseudonym, <c>hmac:k1:Zx3…</c>, which is the same for the same value, so that events
    /// can still be correlated. Anyone with the key can test guesses: it is still personal data.
    /// </summary>
    /// <param name="keyId">Names the key, so that it can be changed: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</param>
    /// <param name="key">At least 32 random bytes; they are copied.</param>
    /// <param name="fieldClass">
    /// What kind of value it is. Equal values of different kinds get different pseudonyms; <c>email</c> and <c>phone</c>
    /// are brought to one spelling first.
    /// </param>
    /// <returns>The style.</returns>
    /// <exception cref="ArgumentException">The key, its name or the class cannot be used.</exception>
    public static MaskStyle Pseudonym(string keyId, ReadOnlySpan<byte> key, string fieldClass) =>
        new PseudonymStyle(new PseudonymKey(keyId, key), fieldClass);

    /// <summary>Returns how many characters <see cref="Mask"/> writes for <paramref name="value"/>.</summary>
    /// <param name="value">The value to hide.</param>
    /// <returns>The exact length of the mask.</returns>
    public abstract int GetMaskedLength(ReadOnlySpan<char> value);

    /// <summary>Writes the mask of <paramref name="value"/> over the whole of <paramref name="destination"/>.</summary>
    /// <param name="value">The value to hide; it does not overlap <paramref name="destination"/>.</param>
    /// <param name="destination">A span of the length that <see cref="GetMaskedLength"/> returned.</param>
    public abstract void Mask(ReadOnlySpan<char> value, Span<char> destination);
}
