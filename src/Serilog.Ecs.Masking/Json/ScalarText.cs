using System.Globalization;
using System.Net;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Json;

/// <summary>Appends the text of one scalar, unescaped. Never throws, whatever a user's type does.</summary>
internal static class ScalarText
{
    /// <summary>Returns the text of a value whose text is a string already, or can only be had by asking its type.</summary>
    public static string? StringOf(object value) => value switch
    {
        string text => text,
        DateTime or DateTimeOffset or Guid => null,
        Uri uri => Guarded(uri, static uri => ((Uri)uri).OriginalString),
        Enum or IPAddress => value.ToString(),
        bool flag => flag ? "true" : "false",
        byte[] bytes => Convert.ToHexString(bytes),
        ISpanFormattable when IsPlainFormattable(value) => null,
        IFormattable => Guarded(value, static value => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        _ => Guarded(value, static value => value.ToString()),
    };

    /// <summary>Returns the text of a value of any type, as a key has it.</summary>
    public static string TextOf(object? value)
    {
        if (value is null)
        {
            return "null";
        }

        if (StringOf(value) is { } text)
        {
            return text;
        }

        var buffer = new CharBuffer(64);
        AppendPlain(buffer, value);
        return buffer.Written.ToString();
    }

    /// <summary>Appends a value for which <see cref="StringOf"/> has no string: numbers, dates and ids, as ISO 8601 and invariant.</summary>
    public static void AppendPlain(CharBuffer buffer, object value)
    {
        switch (value)
        {
            case int number: buffer.AppendFormatted(number); break;
            case long number: buffer.AppendFormatted(number); break;
            case double number: AppendDouble(buffer, number); break;
            case float number: AppendFloat(buffer, number); break;
            case decimal number: FixedPoint.Append(buffer, number); break;
            case DateTime time: buffer.AppendFormatted(time, "O"); break;
            case DateTimeOffset time: buffer.AppendFormatted(time, "O"); break;
            case DateOnly date: buffer.AppendFormatted(date, "O"); break;
            case TimeOnly time: buffer.AppendFormatted(time, "O"); break;
            case Guid id: buffer.AppendFormatted(id); break;
            case TimeSpan time: buffer.AppendFormatted(time); break;
            case char character: buffer.Append(character); break;
            default: buffer.AppendFormatted((ISpanFormattable)value); break;
        }
    }

    /// <summary>Calls a user's code; an exception becomes the name of its type, because its message may contain a secret.</summary>
    public static string Guarded(object value, Func<object, string?> read)
    {
        try
        {
            return read(value) ?? "";
        }
        catch (Exception exception)
        {
            return Threw(exception);
        }
    }

    public static string Threw(Exception exception) => "(threw " + exception.GetType().FullName + ")";

    /// <summary>Returns whether the value is one of .NET's own numbers, dates or ids, whose formatting cannot fail.</summary>
    public static bool IsPlainFormattable(object value) => Type.GetTypeCode(value.GetType()) switch
    {
        TypeCode.Object => value is DateTimeOffset or Guid or TimeSpan or DateOnly or TimeOnly or Half or Int128 or UInt128 or System.Numerics.BigInteger,
        TypeCode.Boolean or TypeCode.String or TypeCode.Empty or TypeCode.DBNull => false,
        _ => value is not Enum,
    };

    // A number keeps its kind from document to document: 45.0 is not written as 45, which would map the field as a long.
    private static void AppendDouble(CharBuffer buffer, double value)
    {
        var start = buffer.Length;
        buffer.AppendFormatted(value, "R");
        KeepFraction(buffer, start, double.IsFinite(value));
    }

    private static void AppendFloat(CharBuffer buffer, float value)
    {
        var start = buffer.Length;
        buffer.AppendFormatted(value, "R");
        KeepFraction(buffer, start, float.IsFinite(value));
    }

    private static void KeepFraction(CharBuffer buffer, int start, bool finite)
    {
        if (finite && buffer.WrittenFrom(start).IndexOfAny('.', 'E') < 0)
        {
            buffer.Append(".0");
        }
    }
}
