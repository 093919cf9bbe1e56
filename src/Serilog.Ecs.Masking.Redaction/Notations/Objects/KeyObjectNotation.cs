using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Objects;

/// <summary>
/// Objects of JSON that one member marks as a key, and whose secret members have names that say nothing: <c>"d"</c> beside <c>"kty"</c> of a JSON Web
/// Key (RFC 7518, section 6), <c>"value"</c> beside <c>"keyName"</c> as Azure lists keys.
/// </summary>
internal sealed class KeyObjectNotation : Notation
{
    private const int Reach = 4_096;
    private const int MostMembers = 32;
    private const string WebKey = "kty";
    private const string AzureKey = "keyname";

    private static readonly WordSet OfWebKeys = WordLists.SetOf("web-key-member");
    private static readonly WordSet OfAzureKeys = WordLists.SetOf("azure-key-member");

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.ObjectNotation;

    /// <inheritdoc/>
    public override IEnumerable<string> Words => [WebKey, AzureKey];

    /// <inheritdoc/>
    public override bool ReadsPairs => false;

    /// <inheritdoc/>
    public override bool TryReadWord(ref TextSearch search, int start, int end)
    {
        var text = search.Text;
        var quote = QuoteReader.ReadBefore(text, start);
        if (!quote.Exists || QuoteReader.ReadAt(text, end).Length != quote.Length || search.Policy.Decide("private_key").Rule is not { } rule)
        {
            return false;
        }

        var names = text[start..end].Equals(WebKey, StringComparison.OrdinalIgnoreCase) ? OfWebKeys : OfAzureKeys;
        var from = Math.Max(0, start - Reach);
        var open = text[from..start].LastIndexOf('{');
        search.Spend(start - from);
        return open >= 0 && ReadMembers(ref search, from + open + 1, rule, names);
    }

    private bool ReadMembers(ref TextSearch search, int at, Policy.MaskRule rule, WordSet names)
    {
        var text = search.Text;
        var isFound = false;
        for (var members = 0; members < MostMembers; members++)
        {
            at = WhiteSpace.SkipAll(text, at);
            if (QuoteReader.ReadAt(text, at) is not { Exists: true } open)
            {
                break;
            }

            var window = ValueReader.Window(text, at);
            var name = QuoteReader.FindClose(window, open);
            var colon = WhiteSpace.SkipAll(text, Math.Min(text.Length, name + open.Length));
            if (colon >= text.Length || text[colon] != ':')
            {
                break;
            }

            var value = WhiteSpace.SkipAll(text, colon + 1);
            var quote = QuoteReader.ReadAt(text, value);
            var last = quote.Exists
                ? Math.Min(text.Length, QuoteReader.FindClose(ValueReader.Window(text, value), quote) + quote.Length)
                : EndOfOther(text, value);
            search.Spend(last - at);
            if (quote.Exists && names.Contains(text[open.End..name]))
            {
                var key = new KeyCandidate(open.End, name, open.End, rule, IsTextOnly: false) { IsWeak = true };
                isFound |= ValueReader.ReportQuoted(ref search, new Pair(key, value, value, Kind), quote);
            }

            at = WhiteSpace.SkipAll(text, last);
            if (at >= text.Length || text[at] != ',')
            {
                break;
            }

            at++;
        }

        return isFound;
    }

    // Of a number, a list or an object.
    private static int EndOfOther(ReadOnlySpan<char> text, int at) =>
        at < text.Length && text[at] is '{' or '['
            ? ValueEnd.OfBrackets(ValueReader.Window(text, at), at)
            : at + Math.Max(0, ValueReader.Window(text, at)[at..].IndexOfAny(',', '}'));
}
