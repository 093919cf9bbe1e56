using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>An expression of an operator, as far as the configuration of the OpenTelemetry Collector uses the language.</summary>
internal sealed partial class OtelExpression(string text, JsonNode? body, JsonObject attributes)
{
    private int _at;

    /// <exception cref="FormatException">It is not valid.</exception>
    public static object? Evaluate(string text, JsonNode? body, JsonObject attributes)
    {
        var expression = new OtelExpression(text, body, attributes);
        var value = expression.Or();
        return expression._at == text.Length ? value : throw new FormatException($"Not understood: {text[expression._at..]}");
    }

    private object? Or()
    {
        var left = And();
        while (Found("or"))
        {
            var right = And();
            left = (bool)left! | (bool)right!;
        }

        return left;
    }

    private object? And()
    {
        var left = Compare();
        while (Found("and"))
        {
            // The right side may ask what the left one rules out.
            var right = (bool)left! ? Compare() : Skip();
            left = (bool)left && (bool)right!;
        }

        return left;
    }

    private object? Compare()
    {
        if (Found("not"))
        {
            return !(bool)Compare()!;
        }

        var left = Sum();
        return Found("==") ? Equals(left, Sum())
            : Found("!=") ? !Equals(left, Sum())
            : Found("matches") ? CollectorFiles.Go((string)Sum()!).IsMatch((string)left!)
            : Found("endsWith") ? ((string)left!).EndsWith((string)Sum()!, StringComparison.Ordinal)
            : left;
    }

    private object? Sum()
    {
        var left = Primary();
        while (true)
        {
            if (Found("+"))
            {
                left = (string)left! + (string)Primary()!;
            }
            else if (Found("??"))
            {
                var right = Primary();
                left ??= right;
            }
            else
            {
                return left;
            }
        }
    }

    private object? Primary()
    {
        if (Found("("))
        {
            var inner = Or();
            return Found(")") ? inner : throw new FormatException(text);
        }

        if (Found("type(body)"))
        {
            return body is JsonObject ? "map" : "string";
        }

        var match = Token().Match(text, _at);
        _at += match.Success ? match.Length : throw new FormatException($"Not understood: {text[_at..]}");
        Space();
        return match.Groups["raw"] is { Success: true } raw ? raw.Value
            : match.Groups["text"] is { Success: true } quoted ? Regex.Unescape(quoted.Value)
            : match.Groups["name"] is { Success: true } name ? (string?)attributes[name.Value]
            : match.Value == "nil" ? null : (string?)body;
    }

    private bool Skip()
    {
        _ = new OtelExpression(text, "", new JsonObject { ["log"] = "", ["logtag"] = "" }) { _at = _at } is var other ? other.Compare() : null;
        _at = other._at;
        return false;
    }

    private bool Found(string word)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
        {
            return false;
        }

        _at += word.Length;
        Space();
        return true;
    }

    private void Space()
    {
        while (_at < text.Length && text[_at] == ' ')
        {
            _at++;
        }
    }

    [GeneratedRegex("""\G(?:`(?<raw>[^`]*)`|"(?<text>(?:\\.|[^"\\])*)"|attributes\["(?<name>[^"]+)"\]|attributes\.(?<name>\w+)|nil|body)""")]
    private static partial Regex Token();
}
