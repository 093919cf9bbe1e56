namespace Serilog.Ecs.Masking.Quality.Hostile;

/// <summary>Brackets, quotes and escapes in one another, balanced and not.</summary>
internal static class HostileNesting
{
    private const int DeepestEscape = 6;

    private static readonly (string Open, string Close)[] Brackets =
        [("{", "}"), ("[", "]"), ("(", ")"), ("{\"password\":", "}"), ("{\"a\":[", "]}"), ("<a>", "</a>"), ("<password>", "</password>"), ("new Secret(", ")"), ("\"password\":{", "}"), ("password=(", ")")];

    public static IReadOnlyList<HostileText> All { get; } =
    [
        .. Brackets.SelectMany(OfBracket),
        .. Enumerable.Range(0, DeepestEscape + 1).SelectMany(OfEscape),
        new HostileText("a key at the very end", length => HostileText.Fill("a ", length - 8) + "password"),
        new HostileText("a key and its operator at the very end", length => HostileText.Fill("a ", length - 9) + "password="),
        new HostileText("one secret, repeated after it was found", length => "password=hunter2hunter2 " + HostileText.Fill("hunter2hunter2 ", length - 24)),
        new HostileText(
            "many secrets, each repeated",
            length => string.Concat(Enumerable.Range(0, length / 44).Select(index => $"password=secret{index:x6}z retry secret{index:x6}z, "))),
    ];

    private static IEnumerable<HostileText> OfBracket((string Open, string Close) pair)
    {
        var (open, close) = pair;
        yield return new HostileText($"{open} unbalanced", length => HostileText.Fill(open, length));
        yield return new HostileText($"{close} unbalanced", length => HostileText.Fill(close, length));
        yield return new HostileText($"{open} balanced", length => Nested(open, close, length));
        yield return new HostileText($"{open} after a key", length => "password=" + HostileText.Fill(open, length - 9));
    }

    private static string Nested(string open, string close, int length)
    {
        var depth = length / (open.Length + close.Length);
        return HostileText.Fill(open, depth * open.Length) + HostileText.Fill(close, depth * close.Length);
    }

    private static IEnumerable<HostileText> OfEscape(int depth)
    {
        var escape = new string('\\', (1 << depth) - 1);
        yield return new HostileText(
            $"pairs with quotes escaped {depth} times", length => HostileText.Fill($"{escape}\"password{escape}\":{escape}\"a{escape}\",", length));
        yield return new HostileText(
            $"an open quote escaped {depth} times", length => $"{escape}\"password{escape}\":{escape}\"" + HostileText.Fill("a ", length));
        yield return new HostileText($"numbers after keys escaped {depth} times", length => HostileText.Fill($"{escape}\"pin{escape}\":1,", length));
    }
}
