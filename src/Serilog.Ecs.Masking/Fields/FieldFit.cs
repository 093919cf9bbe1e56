using System.Globalization;
using System.Net;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Fields;

/// <summary>
/// Returns whether a value is of a field's type. Elasticsearch rejects a whole document for one value that is not, so what
/// does not fit goes to <c>labels</c> instead.
/// </summary>
internal static class FieldFit
{
    private static readonly char[] OffsetSigns = ['+', '-'];

    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    // Collectors send it as _id, of which Elasticsearch takes 512 bytes; a longer one makes it refuse the whole bulk.
    private const string IdField = "event.id";
    private const int MaxIdLength = 128;

    // The times that 64 bits of nanoseconds hold, as date_nanos and collectors count them. Others are rarely meant.
    private static readonly DateTime FirstDate = DateTime.UnixEpoch;
    private static readonly DateTime EndOfDates = new(2262, 4, 11, 0, 0, 0, DateTimeKind.Utc);

    public static bool Accepts(EcsField field, LogEventPropertyValue value)
    {
        if (field.Name == IdField && !FitsId(value))
        {
            return false;
        }

        if (value is SequenceValue sequence && field.Type is not (EcsFieldType.Object or EcsFieldType.Nested or EcsFieldType.Flattened))
        {
            return field.IsArray && sequence.Elements.Count > 0 && AcceptsAll(field, sequence);
        }

        return value switch
        {
            ScalarValue scalar => AcceptsScalar(field.Type, scalar.Value),
            StructureValue or DictionaryValue or SequenceValue => StructuredFit.Accepts(field, value),
            _ => false,
        };
    }

    public static bool IsDate(string text) =>
        text.Length is >= 10 and <= 33
        && DateTime.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
        && IsUsual(time)
        && HasAllDigits(text);

    internal static bool AcceptsScalar(EcsFieldType type, object? value) => value is not null and not "" && type switch
    {
        EcsFieldType.Keyword or EcsFieldType.ConstantKeyword or EcsFieldType.Wildcard or EcsFieldType.MatchOnlyText => true,
        EcsFieldType.Long => IsInteger(value, long.MinValue, long.MaxValue),
        EcsFieldType.Integer => IsInteger(value, int.MinValue, int.MaxValue),
        EcsFieldType.Float => IsNumber(value, float.MaxValue),
        EcsFieldType.Double => IsNumber(value, double.MaxValue),
        EcsFieldType.ScaledFloat => IsNumber(value, 1e15),
        EcsFieldType.Boolean => value is bool,
        EcsFieldType.Date => IsDateValue(value),
        EcsFieldType.Ip => value is IPAddress || (value is string text && IpAddressText.IsValid(text)),
        EcsFieldType.GeoPoint => value is string text && IsGeoPoint(text),
        _ => false,
    };

    private static bool FitsId(LogEventPropertyValue value) => value is ScalarValue scalar && scalar.Value switch
    {
        string text => text.Length <= MaxIdLength,
        Guid => true,
        { } other => other.GetType().IsPrimitive,
        null => false,
    };

    private static bool IsDateValue(object value) => value switch
    {
        DateTime time => IsUsual(time),
        DateTimeOffset time => IsUsual(time.UtcDateTime),
        DateOnly date => IsUsual(date.ToDateTime(TimeOnly.MinValue)),
        string text => IsDate(text),
        _ => false,
    };

    private static bool IsUsual(DateTime time) => time >= FirstDate && time < EndOfDates;

    // .NET also reads 10:00:00. and +9:00, for which Elasticsearch rejects the document.
    private static bool HasAllDigits(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var sign = text.LastIndexOfAny(OffsetSigns);
        return (dot < 0 || (dot + 1 < text.Length && char.IsAsciiDigit(text[dot + 1])))
            && (sign < "yyyy-MM-dd".Length || (text.Length - sign is 5 or 6 && char.IsAsciiDigit(text[sign + 2])));
    }

    private static bool AcceptsAll(EcsField field, SequenceValue sequence)
    {
        for (var index = 0; index < sequence.Elements.Count; index++)
        {
            if (sequence.Elements[index] is not ScalarValue element || !AcceptsScalar(field.Type, element.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInteger(object value, long minimum, long maximum) => value switch
    {
        int or short or byte or sbyte or ushort => Convert.ToInt64(value, CultureInfo.InvariantCulture) is var number && number >= minimum && number <= maximum,
        long number => number >= minimum && number <= maximum,
        uint number => number <= maximum,
        ulong number => number <= (ulong)maximum,
        _ => false,
    };

    private static bool IsNumber(object value, double limit) => value switch
    {
        double number => double.IsFinite(number) && Math.Abs(number) <= limit,
        float number => float.IsFinite(number),
        Half number => Half.IsFinite(number),
        decimal number => (double)Math.Abs(number) <= limit,
        _ => IsInteger(value, long.MinValue, long.MaxValue),
    };

    private static bool IsGeoPoint(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return comma > 0
            && IsCoordinate(text.AsSpan(0, comma), 90)
            && IsCoordinate(text.AsSpan(comma + 1), 180);
    }

    private static bool IsCoordinate(ReadOnlySpan<char> text, double limit) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees)
        && Math.Abs(degrees) <= limit;
}
