using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Checking;

/// <summary>Determines which JSON values Elasticsearch takes for a type, with its default of coercing texts to numbers.</summary>
internal static partial class ValueTypes
{
    /// <summary>The longest term of Lucene, in bytes.</summary>
    public const int LongestTerm = 32_766;

    /// <summary>Returns whether a field of the type takes a scalar.</summary>
    public static bool Accepts(EcsFieldType type, ref Utf8JsonReader reader)
    {
        var kind = reader.TokenType;
        return kind == JsonTokenType.Null || type switch
        {
            EcsFieldType.Keyword or EcsFieldType.ConstantKeyword or EcsFieldType.Wildcard or EcsFieldType.MatchOnlyText => true,
            EcsFieldType.Long => AcceptsInteger(ref reader, long.MinValue, long.MaxValue),
            EcsFieldType.Integer => AcceptsInteger(ref reader, int.MinValue, int.MaxValue),
            EcsFieldType.Float => AcceptsNumber(ref reader, float.MaxValue),
            EcsFieldType.Double or EcsFieldType.ScaledFloat => AcceptsNumber(ref reader, double.MaxValue),
            EcsFieldType.Boolean => kind is JsonTokenType.True or JsonTokenType.False
                || (kind == JsonTokenType.String && (reader.ValueTextEquals("true"u8) || reader.ValueTextEquals("false"u8) || reader.ValueSpan.IsEmpty)),
            EcsFieldType.Date => AcceptsDate(ref reader),
            EcsFieldType.Ip => kind == JsonTokenType.String && IpAddressText.IsValid(Text(ref reader)),
            EcsFieldType.GeoPoint => kind == JsonTokenType.String && GeoForm().IsMatch(Text(ref reader)),
            _ => false,
        };
    }

    private static bool AcceptsInteger(ref Utf8JsonReader reader, long minimum, long maximum)
    {
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String) || reader.ValueIsEscaped)
        {
            return false;
        }

        var text = reader.ValueSpan;
        if (Utf8Parser.TryParse(text, out long number, out var used) && used == text.Length)
        {
            return number >= minimum && number <= maximum;
        }

        // A fraction is cut off; an empty text is not a value.
        return (text.IsEmpty && reader.TokenType == JsonTokenType.String)
            || (Utf8Parser.TryParse(text, out double real, out used) && used == text.Length && real >= minimum && real <= maximum);
    }

    private static bool AcceptsNumber(ref Utf8JsonReader reader, double maximum)
    {
        var text = reader.ValueSpan;
        return reader.TokenType is JsonTokenType.Number or JsonTokenType.String && !reader.ValueIsEscaped
            && ((text.IsEmpty && reader.TokenType == JsonTokenType.String)
                || (Utf8Parser.TryParse(text, out double number, out var used) && used == text.Length && Math.Abs(number) <= maximum));
    }

    // strict_date_optional_time||epoch_millis
    private static bool AcceptsDate(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return Utf8Parser.TryParse(reader.ValueSpan, out long _, out var used) && used == reader.ValueSpan.Length;
        }

        return reader.TokenType == JsonTokenType.String
            && (IsUsualDate(reader.ValueSpan)
                || (DateForm().IsMatch(Text(ref reader)) && EventTime.TryRead(reader.ValueSpan, out _))
                || IsMilliseconds(reader.ValueSpan));
    }

    private static bool IsUsualDate(ReadOnlySpan<byte> text) =>
        text.Length == 24 && text[19] == '.' && text[23] == 'Z' && EventTime.TryRead(text, out _);

    private static bool IsMilliseconds(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out long _, out var used) && used == text.Length && text.Length > 4;

    private static string Text(ref Utf8JsonReader reader) => EventText.Of(reader.ValueSpan, reader.ValueIsEscaped);

    [GeneratedRegex(@"^\d{4}(-\d\d(-\d\d)?)?(T(\d\d(:\d\d(:\d\d([.,]\d{1,9})?)?)?)?(Z|[+-]\d\d(:?\d\d)?)?)?\z", RegexOptions.ECMAScript)]
    private static partial Regex DateForm();

    [GeneratedRegex(@"^(-?\d+(\.\d+)?\s*,\s*-?\d+(\.\d+)?|[0-9b-hjkmnp-z]{1,12}|POINT ?\(-?\d+(\.\d+)? -?\d+(\.\d+)?\))\z", RegexOptions.ECMAScript)]
    private static partial Regex GeoForm();
}
