using System.Globalization;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Filtering;

/// <summary>
/// Parses the language of filters, a close relative of Kibana's KQL:
/// <c>http.response.status_code >= 500 and (service.name == "auth-api" or not user.id: *)</c>.
/// </summary>
internal sealed class FilterParser
{
    // The lowest byte of a number is for known fields.
    private const int FirstFlag = 8;
    private const int MaxFields = 23;

    private static readonly Dictionary<string, ValueOperator> Operators = new(StringComparer.Ordinal)
    {
        ["=="] = ValueOperator.Equal,
        ["="] = ValueOperator.Equal,
        ["!="] = ValueOperator.Equal,
        [":"] = ValueOperator.Match,
        [">"] = ValueOperator.Greater,
        [">="] = ValueOperator.GreaterOrEqual,
        ["<"] = ValueOperator.Less,
        ["<="] = ValueOperator.LessOrEqual,
    };

    private readonly List<FilterToken> _tokens;
    private readonly Dictionary<string, FieldReference> _fields;
    private readonly NameTable _names;
    private int _at;
    private int _depth;

    private FilterParser(string text, NameTable names, Dictionary<string, FieldReference> fields)
    {
        _tokens = FilterLexer.Read(text);
        _names = names;
        _fields = fields;
    }

    private FilterToken Current => _tokens[_at];

    /// <summary>Parses a filter and gives its fields flags.</summary>
    /// <param name="text">The filter.</param>
    /// <param name="names">Gets the names of the fields.</param>
    /// <param name="fields">The fields of this and other filters on the same events.</param>
    /// <exception cref="FilterException">The text is not a filter.</exception>
    public static FilterNode Parse(string text, NameTable names, Dictionary<string, FieldReference> fields)
    {
        var parser = new FilterParser(text, names, fields);
        var filter = parser.ParseOr();
        return parser.Current.Kind == FilterTokenKind.End ? filter : throw parser.Unexpected("'and', 'or' or the end");
    }

    private FilterNode ParseOr()
    {
        var left = ParseAnd();
        while (TakeWord("or", "||"))
        {
            left = new OrFilter(left, ParseAnd());
        }

        return left;
    }

    private FilterNode ParseAnd()
    {
        var left = ParseNot();
        while (TakeWord("and", "&&"))
        {
            left = new AndFilter(left, ParseNot());
        }

        return left;
    }

    private FilterNode ParseNot()
    {
        if (++_depth > 100)
        {
            throw Unexpected("a filter of fewer levels");
        }

        FilterNode node;
        if (TakeWord("not", "!"))
        {
            node = new NotFilter(ParseNot());
        }
        else if (Current.Kind == FilterTokenKind.Open)
        {
            _at++;
            node = ParseOr();
            TakeClose();
        }
        else
        {
            node = ParseTerm();
        }

        _depth--;
        return node;
    }

    private FilterNode ParseTerm()
    {
        var first = Current;
        if (first.Kind is not (FilterTokenKind.Word or FilterTokenKind.Quoted))
        {
            throw Unexpected("a field or a text");
        }

        _at++;
        if (Current.Kind != FilterTokenKind.Operator || !Operators.TryGetValue(Current.Text, out var @operator))
        {
            // A text alone is searched for in all values.
            var any = FieldOf("*");
            return new ComparisonFilter(any, new ValueTest(any, ValueOperator.Match, first.Text, first.Kind == FilterTokenKind.Quoted));
        }

        var isNot = Current.Text == "!=";
        _at++;
        var field = FieldOf(first.Text);
        var node = Current.Kind == FilterTokenKind.Open ? ParseValues(field, @operator) : ParseValue(field, @operator);
        return isNot ? new NotFilter(node) : node;
    }

    // field: (a or b or not c)
    private FilterNode ParseValues(FieldReference field, ValueOperator @operator)
    {
        _at++;
        var left = ParseValue(field, @operator);
        while (Current.Kind != FilterTokenKind.Close)
        {
            var isAnd = TakeWord("and", "&&");
            if (!isAnd && !TakeWord("or", "||") && Current.Kind != FilterTokenKind.Comma)
            {
                throw Unexpected("'or', 'and' or ')'");
            }

            _at += Current.Kind == FilterTokenKind.Comma ? 1 : 0;
            var right = ParseValue(field, @operator);
            left = isAnd ? new AndFilter(left, right) : new OrFilter(left, right);
        }

        TakeClose();
        return left;
    }

    private FilterNode ParseValue(FieldReference field, ValueOperator @operator)
    {
        if (TakeWord("not", "!"))
        {
            return new NotFilter(ParseValue(field, @operator));
        }

        var value = Current;
        if (value.Kind is not (FilterTokenKind.Word or FilterTokenKind.Quoted))
        {
            throw Unexpected("a value");
        }

        _at++;
        var text = value.Text;

        // An unquoted time has colons: 2025-12-17T10:00:00Z
        while (value.Kind == FilterTokenKind.Word
            && Current is { Kind: FilterTokenKind.Operator, Text: ":" }
            && Current.Position == value.Position + text.Length
            && _tokens[_at + 1] is { Kind: FilterTokenKind.Word } next && next.Position == Current.Position + 1)
        {
            text += ":" + next.Text;
            _at += 2;
        }

        return text == "*" && value.Kind == FilterTokenKind.Word && @operator is ValueOperator.Equal or ValueOperator.Match && text == "*"
            ? new PresenceFilter(field)
            : new ComparisonFilter(field, new ValueTest(field, @operator, text, value.Kind == FilterTokenKind.Quoted));
    }

    private FieldReference FieldOf(string name)
    {
        name = name switch { "level" => "log.level", "logger" => "log.logger", "time" => "@timestamp", _ => name };
        if (!_fields.TryGetValue(name, out var field))
        {
            if (_fields.Count == MaxFields)
            {
                throw Unexpected("a filter with fewer fields");
            }

            var flag = 1 << (FirstFlag + _fields.Count);
            field = new FieldReference(name, flag);
            _fields.Add(name, field);
            foreach (var one in field.Names)
            {
                _names.Add(one, flag);
            }
        }

        return field;
    }

    private bool TakeWord(string word, string sign)
    {
        var isIt = Current.IsWord(word) || (Current.Kind == FilterTokenKind.Operator && Current.Text == sign);
        _at += isIt ? 1 : 0;
        return isIt;
    }

    private void TakeClose()
    {
        if (Current.Kind != FilterTokenKind.Close)
        {
            throw Unexpected("')'");
        }

        _at++;
    }

    private FilterException Unexpected(string expected) =>
        new(string.Create(CultureInfo.InvariantCulture, $"at {Current.Position}: {expected} is expected, not {Current}"));
}
