using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// The words of a command or a list, each in quotes, of which one names the next: <c>"CONFIG" "SET" "requirepass" "x"</c>,
/// <c>['X-Api-Key', 'x']</c>.
/// </summary>
internal static class QuotedList
{
    private const int Reach = 128;
    private const int ShortestName = 3;

    /// <summary>Returns the rule for the text in quotes behind another such, or <see langword="null"/>.</summary>
    public static MaskRule? RuleOf(ReadOnlySpan<char> text, int quote, MaskingPolicy policy)
    {
        var name = Before(text, quote, out var open);
        if (name.Length < ShortestName || !PlainValue.IsName(name.TrimStart("-@").TrimStart("/")) && !IsPath(name))
        {
            return null;
        }

        var isListed = text[quote - 2] == ',';
        if (!isListed && ProtocolLine.Takes(name, "AUTH"))
        {
            return IsUser(text, quote) ? null : policy.Decide("password").Rule;
        }

        // "AUTH" "ann" "x"
        if (!isListed && open > 1 && Before(text, open, out _) is var command && ProtocolLine.Takes(command, "AUTH"))
        {
            return policy.Decide("password").Rule;
        }

        var rule = ProtocolLine.IsDirective(name) ? policy.Decide("password").Rule : policy.Decide(name).Rule;
        return rule is not { Class: RuleClass.Secret } || (isListed && !(Names(name, rule) && IsNoWord(text, quote))) || IsName(text, quote, policy) ? null : rule;
    }

    // The word in quotes before the one that opens at a place.
    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, int quote, out int open)
    {
        open = -1;
        var before = text[Math.Max(0, quote - Reach)..quote].TrimEnd(", ");
        if (before.Length < ShortestName || before[^1] is not ('"' or '\'') || before[^1] != text[quote])
        {
            return default;
        }

        var start = before[..^1].LastIndexOf(before[^1]);
        open = start < 0 ? -1 : Math.Max(0, quote - Reach) + start;
        return start < 0 ? default : before[(start + 1)..^1];
    }

    // An option, a header, a password: what else is in a list is there for its own sake.
    private static bool Names(ReadOnlySpan<char> name, MaskRule rule) => rule.IsTyped || name.ContainsAny('-', '_');

    // In a list, "password", "email": what is a plain word there is one more name.
    private static bool IsNoWord(ReadOnlySpan<char> text, int quote) =>
        Value(text, quote) is { Length: > 2 } value && (value.ContainsAnyInRange('0', '9') || !PlainWords.Covers(value)) && !value.Contains(' ');

    // "Smtp:Password"
    private static bool IsPath(ReadOnlySpan<char> name) => name.Contains(':') && char.IsLetter(name[0]) && PlainValue.IsName(name[(name.LastIndexOf(':') + 1)..]);

    // Where one more word follows, that is the password.
    private static bool IsUser(ReadOnlySpan<char> text, int quote) => text[(quote + 1 + Value(text, quote).Length)..] is ['"', ' ', '"', ..];

    private static bool IsName(ReadOnlySpan<char> text, int quote, MaskingPolicy policy) =>
        Value(text, quote) is var value && (value.StartsWith("-") || (PlainWords.Covers(value) && policy.Decide(value).Rule is not null));

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> text, int quote)
    {
        var rest = text[(quote + 1)..Math.Min(text.Length, quote + 1 + Reach)];
        return rest[..TextQuote.FindClose(rest, text.Slice(quote, 1))];
    }
}
