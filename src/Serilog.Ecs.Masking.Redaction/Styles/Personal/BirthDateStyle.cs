using System.Buffers;
using System.Globalization;

namespace Serilog.Ecs.Masking.Redaction.Styles.Personal;

/// <summary>
/// Keeps the year of an ISO 8601 date, <c>1990-01-01</c>, so that a field of type date takes it. Any other spelling is
/// hidden whole: which of its numbers is the year would be a guess.
/// </summary>
internal sealed class BirthDateStyle(string? placeholder = null) : WrittenStyle(placeholder)
{
    private const int DateLength = 10;
    private const int MaxLength = 40;

    private static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789:.,+-TZtz ");

    public static BirthDateStyle Default { get; } = new();

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        if (value.Length is < DateLength or > MaxLength
            || !DateOnly.TryParseExact(
                value[..DateLength], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            || !IsTimeOfDay(value[DateLength..]))
        {
            return false;
        }

        writer.Append(value[..4]);
        writer.Append("-01-01");
        return true;
    }

    private static bool IsTimeOfDay(ReadOnlySpan<char> text) =>
        text.IsEmpty || (text[0] is 'T' or 't' or ' ' && !text.ContainsAnyExcept(TimeCharacters));
}
