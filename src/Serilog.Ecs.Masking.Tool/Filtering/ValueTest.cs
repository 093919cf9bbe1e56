using System.Buffers.Text;
using System.Globalization;
using System.IO.Enumeration;
using System.Text.Json;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Filtering;

/// <summary>Compares a value with a constant: as numbers, times or levels where both are, and as text otherwise.</summary>
internal sealed class ValueTest
{
    private const int ShortestRequired = 3;

    private readonly ValueOperator _operator;
    private readonly string _text;
    private readonly bool _isPattern;
    private readonly bool _isContained;
    private readonly double? _number;
    private readonly long? _time;
    private readonly int _level = -1;

    public ValueTest(FieldReference field, ValueOperator @operator, string text, bool isQuoted)
    {
        _operator = @operator;
        _text = text;
        _isPattern = @operator is ValueOperator.Equal or ValueOperator.Match && text.Contains('*', StringComparison.Ordinal) && !isQuoted;
        _isContained = @operator == ValueOperator.Match && field.IsText;
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        _level = field.IsLevel ? LevelName.IndexOf(bytes) : -1;
        _time = field.IsTime && EventTime.TryRead(bytes, out var ticks) ? ticks : null;
        _number = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>A text that the line of every accepted value holds: no letter of it can be written in another way but as <c>\u</c>.</summary>
    public string? RequiredText =>
        _operator == ValueOperator.Equal && !_isPattern && _number is null && _time is null && _level < 0 && _text.Length >= ShortestRequired
        && _text.All(static one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_' or '.' or ' ' or ':')
            ? _text
            : null;

    public bool Accepts(ReadOnlySpan<byte> value, JsonTokenType kind, bool isEscaped)
    {
        if (kind == JsonTokenType.StartArray)
        {
            return AcceptsAny(value);
        }

        if (_level >= 0 && LevelName.IndexOf(value) is >= 0 and var level)
        {
            return Fits(level.CompareTo(_level));
        }

        if (_time is { } time && EventTime.TryRead(value, out var ticks))
        {
            return Fits(ticks.CompareTo(time));
        }

        if (_number is { } number && Utf8Parser.TryParse(value, out double own, out var used) && used == value.Length)
        {
            return Fits(own.CompareTo(number));
        }

        return AcceptsText(value, isEscaped);
    }

    private bool AcceptsText(ReadOnlySpan<byte> value, bool isEscaped)
    {
        if (_operator == ValueOperator.Equal && !_isPattern && !isEscaped)
        {
            return System.Text.Unicode.Utf8.IsValid(value) && value.Length >= _text.Length && EventText.Of(value, false) == _text;
        }

        // An order of texts against a number has no meaning.
        if (_number is not null && _operator is not (ValueOperator.Equal or ValueOperator.Match))
        {
            return false;
        }

        var text = EventText.Of(value, isEscaped);
        return _isPattern ? FileSystemName.MatchesSimpleExpression(_isContained ? "*" + _text + "*" : _text, text, ignoreCase: _operator == ValueOperator.Match)
            : _isContained ? text.Contains(_text, StringComparison.OrdinalIgnoreCase)
            : _operator == ValueOperator.Match ? text.Equals(_text, StringComparison.OrdinalIgnoreCase)
            : Fits(string.CompareOrdinal(text, _text));
    }

    private bool AcceptsAny(ReadOnlySpan<byte> array)
    {
        var reader = new Utf8JsonReader(array);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False
                && Accepts(reader.ValueSpan, reader.TokenType, reader.ValueIsEscaped))
            {
                return true;
            }
        }

        return false;
    }

    private bool Fits(int order) => _operator switch
    {
        ValueOperator.Greater => order > 0,
        ValueOperator.GreaterOrEqual => order >= 0,
        ValueOperator.Less => order < 0,
        ValueOperator.LessOrEqual => order <= 0,
        _ => order == 0,
    };
}
