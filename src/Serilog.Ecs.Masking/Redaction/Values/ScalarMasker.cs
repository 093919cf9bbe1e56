using System.Buffers;
using System.Globalization;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Values;

/// <summary>Masks single values, by the rule of their key or by what they hold.</summary>
internal sealed class ScalarMasker(EventMasking masking)
{
    // The shortest number that can be a card or a resident registration number.
    private const long SmallestTelling = 1_000_000_000_000;

    private const int LongestNumber = 64;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private readonly CharBuffer _scratch = new(256);

    private EventPolicy Policy => masking.Policy;

    public LogEventPropertyValue Mask(MaskRule? rule, bool textOnly, ScalarValue scalar)
    {
        var masked = Masked(rule, textOnly, scalar);
        return Policy.Mode == MaskingMode.Audit ? scalar : masked;
    }

    /// <summary>Searches a value that no rule hides. As <see cref="Mask"/>, without what only trees need.</summary>
    public LogEventPropertyValue Search(ScalarValue scalar)
    {
        try
        {
            return scalar.Value switch
            {
                string text => masking.Passes(text) && !ByteText.MayBe(text) ? scalar : Scan(scalar, text),
                int or bool or null => scalar,
                decimal number when IsSmall(number) => scalar,
                _ => Mask(null, textOnly: false, scalar),
            };
        }
        catch (Exception)
        {
            return Fail(scalar);
        }
    }

    /// <summary>Masks what a list of characters spells, or returns <see langword="null"/> if nothing has to be hidden.</summary>
    public LogEventPropertyValue? MaskSpelled(MaskRule? rule, string text)
    {
        if (rule is not null)
        {
            var hidden = Hide(rule, text);
            return Policy.Mode == MaskingMode.Audit ? null : hidden;
        }

        return Searched(text);
    }

    /// <summary>Masks a value of a type that has to be asked for its text, which is asked once: it may return another text next time.</summary>
    public LogEventPropertyValue MaskUnknown(MaskRule? rule, LogEventPropertyValue value)
    {
        var text = value is ScalarValue { Value: { } inner }
            ? ScalarText.StringOf(inner) ?? inner.ToString() ?? ""
            : ScalarText.Guarded(value, static value => value.ToString());
        if (rule is not null && rule.Takes(text))
        {
            var hidden = Hide(rule, text);
            return Policy.Mode == MaskingMode.Audit ? new ScalarValue(text) : hidden;
        }

        if ((Searched(text) ?? SpelledInBytes(text)) is { } masked)
        {
            return masked;
        }

        return value is ScalarValue { Value: Uri or System.Net.IPAddress or Version or Type or byte[] } ? value : new ScalarValue(text);
    }

    /// <summary>Returns a name with its secrets masked: the same instance if there are none.</summary>
    public string Name(string name) => Policy.Decide(name).IsClean && !masking.Echo.IsIn(name) ? name : masking.Text(name);

    /// <summary>Hides a value that could not be judged.</summary>
    public LogEventPropertyValue Fail(LogEventPropertyValue value)
    {
        masking.Add(Policy.Fault);
        return Policy.Mode == MaskingMode.Audit ? value : new MaskedValue(((FullStyle)Policy.Fault.Style).Placeholder, isPersonal: true) { IsWhole = true };
    }

    private LogEventPropertyValue Masked(MaskRule? rule, bool textOnly, ScalarValue scalar)
    {
        var value = scalar.Value;
        return value switch
        {
            bool when rule is not { TakesAnyType: true } => scalar,
            string text when rule is null || (textOnly && IsNumber(text)) || !rule.Takes(text) => Scan(scalar, text),
            string text => Hide(rule, text),
            null => rule is { TakesAnyType: true } && !textOnly ? Hide(rule, "") : scalar,
            _ when rule is not null => MaskObject(rule, textOnly, scalar, value),
            long number when number is > -SmallestTelling and < SmallestTelling => scalar,
            decimal number when IsSmall(number) => scalar,
            double number when number is > -SmallestTelling and < SmallestTelling => scalar,
            int or short or byte or sbyte or ushort or uint or char or float or Half => scalar,
            Guid or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Enum => scalar,
            _ when ScalarText.IsPlainFormattable(value) => ScanNumber(scalar, value),
            _ => MaskUnknown(null, scalar),
        };
    }

    private static bool IsSmall(decimal number)
    {
        // Amounts of money have too few digits for a card number.
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        return (bits[2] == 0 && (((ulong)(uint)bits[1] << 32) | (uint)bits[0]) < SmallestTelling) || (double)number is > -SmallestTelling and < SmallestTelling;
    }

    private ScalarValue MaskObject(MaskRule rule, bool textOnly, ScalarValue scalar, object value) => value switch
    {
        DateTime or DateTimeOffset or DateOnly => rule.TakesDates ? Hide(rule, DateText(value)) : scalar,
        TimeSpan or TimeOnly or Enum => rule.TakesAnyType || ReferenceEquals(rule, Policy.Listed) ? Hide(rule, TextOf(value)) : scalar,
        _ when textOnly && ScalarText.IsPlainFormattable(value) => scalar,
        _ => HideOrScan(rule, scalar, TextOf(value)),
    };

    private ScalarValue HideOrScan(MaskRule rule, ScalarValue scalar, string text) => rule.Takes(text) ? Hide(rule, text) : Scan(scalar, text);

    private ScalarValue Scan(ScalarValue scalar, string text) => Searched(text) ?? SpelledInBytes(text) ?? scalar;

    // What Serilog makes of an array of bytes: no detector sees a word in hexadecimal digits.
    private MaskedValue? SpelledInBytes(string text)
    {
        if (!ByteText.MayBe(text) || ByteText.RuleOf(masking, text) is not { } rule)
        {
            return null;
        }

        masking.Add(rule);
        return new MaskedValue(((FullStyle)Policy.Fault.Style).Placeholder, rule.Marks) { IsWhole = true };
    }

    // Returns the text with what was found in it masked, or nothing if nothing was.
    private MaskedValue? Searched(string text)
    {
        var personal = masking.Counts.Personal;
        var masked = masking.Text(text);
        return ReferenceEquals(masked, text) ? null : new MaskedValue(masked, masking.Counts.Personal > personal) { IsPart = true };
    }

    private ScalarValue ScanNumber(ScalarValue scalar, object value)
    {
        var start = _scratch.Length;
        if (value is double number)
        {
            if (Math.Abs(number) is < SmallestTelling or > 1e20 || number != Math.Floor(number))
            {
                return scalar;
            }

            _scratch.AppendFormatted(number, "F0");
        }
        else
        {
            ScalarText.AppendPlain(_scratch, value);
        }

        var text = _scratch.WrittenFrom(start);
        var isFound = TextMasker.FirstRule(masking, text) is not null;
        var result = isFound ? Scan(scalar, text.ToString()) : scalar;
        _scratch.Rewind(start);
        return result;
    }

    private MaskedValue Hide(MaskRule rule, string text)
    {
        var style = rule.Style;
        var counted = rule;
        if (ReferenceEquals(rule, Policy.Listed)
            && SafeMask.Apply(Policy.ListedEmail.Style, text) is var email
            && email.Contains('@', StringComparison.Ordinal))
        {
            (style, counted) = (Policy.ListedEmail.Style, Policy.ListedEmail);
        }
        else if (text.Length > 0 && rule.ShownOf(text) > 0 && FindStricter(rule, text) is { } found)
        {
            (style, counted) = (found.Style, found);
        }

        var mask = SafeMask.Apply(style, text);
        if (mask != text)
        {
            masking.Add(counted);
            if (text.Length > 0)
            {
                masking.AddEcho(rule, text, mask);
            }
        }

        return new MaskedValue(mask, counted.Marks, style is DropStyle) { IsWhole = true };
    }

    // Where key and detector differ, the one that shows less wins.
    private MaskRule? FindStricter(MaskRule rule, string text) =>
        !(rule.Shown <= Policy.LeastShownOfTokens && IsLongToken(text))
        && !(rule.Shown <= Policy.LeastShownOfAddresses && AddressShape.Covers(text))
        && Policy.Values.TryFind(text, 0, out var found)
        && found.Length * 5L >= text.Length * 4L
        && Policy.RuleOf(found.Rule) is var detected
        && detected.Shown < rule.Shown
            ? detected
            : null;

    // Of all that is known by its shape, only tokens are so long and have nothing but these characters; chip data has hexadecimal digits only.
    private static bool IsLongToken(string text) =>
        text.Length > LongestNumber && !text.AsSpan().ContainsAnyExcept(TokenCharacters) && text.AsSpan().ContainsAnyExcept(HexDigits);

    private string TextOf(object value)
    {
        if (ScalarText.StringOf(value) is { } text)
        {
            return text;
        }

        var start = _scratch.Length;
        ScalarText.AppendPlain(_scratch, value);
        text = _scratch.WrittenFrom(start).ToString();
        _scratch.Rewind(start);
        return text;
    }

    private static string DateText(object value) => ((IFormattable)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool IsNumber(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('+', '9');
}
