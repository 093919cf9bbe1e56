using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Notations;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Recognises names before a colon that are the origin of a log line, and not the name of what follows.</summary>
internal static class LogHeaders
{
    // An index of an array has less.
    private const int FewestDigitsOfProcess = 3;
    private const int LongestFacility = 32;

    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    /// <summary>Returns whether a name is that of a process or the code of a message.</summary>
    public static bool IsHeader(ReadOnlySpan<char> text, in Pair pair) =>
        IsProcess(text[pair.Key.End..pair.Operator.Start]) || IsMessageCode(text, pair.Key) || IsService(text, pair);

    // "passwd[2679]: …"
    private static bool IsProcess(ReadOnlySpan<char> behind) =>
        behind is ['[', .. var number, ']'] && number.Length >= FewestDigitsOfProcess && !number.ContainsAnyExceptInRange('0', '9');

    // "pam_unix(passwd:chauthtok): …"
    private static bool IsService(ReadOnlySpan<char> text, in Pair pair)
    {
        var behind = text[pair.Operator.End..];
        var word = behind.IndexOfAnyExceptInRange('a', 'z');
        return word > 0 && behind[word..].StartsWith("): ") && text[..pair.Key.Start] is [.., >= 'a' and <= 'z', '('];
    }

    // "%IPS-4-SIGNATURE: …": facility, severity and mnemonic of a message.
    private static bool IsMessageCode(ReadOnlySpan<char> text, in KeyCandidate key)
    {
        var from = Math.Max(0, key.Start - LongestFacility);
        var percent = text[from..key.Start].LastIndexOf('%');
        if (percent < 0)
        {
            return false;
        }

        var code = text[(from + percent + 1)..key.End];
        var dash = code.IndexOf('-');
        return dash > 0 && code[dash..] is ['-', >= '0' and <= '7', '-', ..] && !code.ContainsAnyExcept(CodeCharacters);
    }
}
