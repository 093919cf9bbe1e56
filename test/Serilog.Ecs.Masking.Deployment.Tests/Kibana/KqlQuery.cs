using System.Globalization;
using System.IO.Enumeration;
using System.Text.RegularExpressions;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>
/// A query of Kibana, as far as the searches, the panels and the guide use its language: <c>and</c>, <c>or</c>, parentheses, a value or
/// several, an asterisk, ranges. Anything else is an error, so that a query that is no query does not pass for one.
/// </summary>
internal sealed partial class KqlQuery
{
    private readonly List<string> _tokens;
    private readonly Func<EcsLine, bool> _matches;
    private int _next;

    public KqlQuery(string text)
    {
        _tokens = [.. Token().Matches(text).Select(match => match.Value)];
        _matches = Any();
        if (_next != _tokens.Count)
        {
            throw new FormatException($"{text}: '{_tokens[_next]}' is too much.");
        }
    }

    public bool Matches(EcsLine document) => _matches(document);

    private Func<EcsLine, bool> Any()
    {
        var left = All();
        while (Takes("or"))
        {
            var (before, after) = (left, All());
            left = document => before(document) || after(document);
        }

        return left;
    }

    private Func<EcsLine, bool> All()
    {
        var left = Clause();
        while (Takes("and"))
        {
            var (before, after) = (left, Clause());
            left = document => before(document) && after(document);
        }

        return left;
    }

    private Func<EcsLine, bool> Clause()
    {
        if (Takes("("))
        {
            var inner = Any();
            Needs(")");
            return inner;
        }

        var field = Take();
        var comparison = Take();
        if (comparison != ":")
        {
            var limit = double.Parse(Take(), CultureInfo.InvariantCulture);
            return comparison switch
            {
                ">" => document => Number(document[field]) > limit,
                ">=" => document => Number(document[field]) >= limit,
                "<" => document => Number(document[field]) < limit,
                "<=" => document => Number(document[field]) <= limit,
                _ => throw new FormatException(comparison),
            };
        }

        var values = Values();
        return document => values.Exists(value => Values(field, document[field]).Any(found => IsFound(found, value)));
    }

    private List<string> Values()
    {
        if (!Takes("("))
        {
            return [Take()];
        }

        var values = new List<string> { Take() };
        while (Takes("or"))
        {
            values.Add(Take());
        }

        Needs(")");
        return values;
    }

    // A text is found word by word, in any case; everything else as a whole.
    private static IEnumerable<string> Values(string field, object? value) => value switch
    {
        null => [],
        object[] items => items.SelectMany(item => Values(field, item)),
        string text when field is "message" => Word().Matches(text).Select(word => word.Value.ToLowerInvariant()),
        _ => [Convert.ToString(value, CultureInfo.InvariantCulture)!],
    };

    private static bool IsFound(string found, string value) =>
        value.StartsWith('"') ? found == value.Trim('"') : FileSystemName.MatchesSimpleExpression(value, found, ignoreCase: false);

    private static double Number(object? value) => value is long or double ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : double.NaN;

    private string Take() => _next < _tokens.Count ? _tokens[_next++] : throw new FormatException("The query ends too early.");

    private bool Takes(string token)
    {
        var isNext = _next < _tokens.Count && _tokens[_next] == token;
        _next += isNext ? 1 : 0;
        return isNext;
    }

    private void Needs(string token)
    {
        if (!Takes(token))
        {
            throw new FormatException($"'{token}' is missing.");
        }
    }

    [GeneratedRegex("\"[^\"]*\"|>=|<=|[():<>]|[^\\s():<>\"]+")]
    private static partial Regex Token();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
