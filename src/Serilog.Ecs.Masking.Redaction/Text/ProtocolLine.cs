using System.Buffers;
using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// Lines that are a command or a setting, of which no sign sets the value off: <c>PASS x</c>, <c>AUTH ann x</c>, <c>a1 LOGIN ann x</c>,
/// <c>requirepass x</c>, <c>ENV DB_PASSWORD x</c>, <c>machine h login ann password x</c>, <c>db.password x</c>.
/// </summary>
internal static class ProtocolLine
{
    private const int LongestName = 64;

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n");

    private static readonly WordSet Mechanisms = new("plain login xoauth2 oauthbearer external ntlm gssapi anonymous tls ssl cram-md5 digest-md5 scram-sha-1 scram-sha-256");

    /// <summary>Whether a word in quotes is that command.</summary>
    public static bool Takes(ReadOnlySpan<char> word, string command) => word.Equals(command, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the word is what a server calls its password.</summary>
    public static bool IsDirective(ReadOnlySpan<char> word) => word is "requirepass" or "masterauth" or "auth-pass";

    /// <summary>Whether such a line may begin so; a sentence begins with a capital.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayBegin(ReadOnlySpan<char> line) =>
        line.Length > 5 && (line[0] is ' ' or '\t' || (char.IsAsciiLetter(line[0]) && (char.IsAsciiLetterLower(line[0]) || !char.IsAsciiLetterLower(line[1]))));

    /// <summary>Whether a command may begin behind the space behind a sign, as in <c>C: PASS x</c>.</summary>
    public static bool MayFollow(ReadOnlySpan<char> text, int sign) =>
        sign + 6 < text.Length && text[sign + 1] == ' ' && text[sign + 2] is 'P' or 'A' or 'L' or 'H' && char.IsAsciiLetterUpper(text[sign + 3]);

    /// <summary>Finds the value in the line that begins at a place.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int line, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        if (!MayBegin(text[line..]))
        {
            return false;
        }

        var start = line;
        while (start < text.Length && text[start] is ' ' or '\t')
        {
            start++;
        }

        var rest = text[start..Math.Min(text.Length, start + LineWords.Longest)];
        var length = rest.IndexOfAny(' ', '\t');
        if (length is < 2 or > LongestName || !MayBegin(rest) || !(IsCommand(rest[..length]) || HasTwoWords(rest[length..])))
        {
            return false;
        }

        var words = new LineWords(text, start);
        words.MoveNext();
        return TryCommand(text, ref words, policy, isSure: line > 0 && text[line - 1] is ' ', out var rule) && TryTake(words, from, rule, out finding);
    }

    /// <summary>Finds the password of a user in a list of access, <c>ACL SETUSER app on &gt;x</c>, at the bracket before it.</summary>
    public static bool TryAccess(ReadOnlySpan<char> text, int bracket, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        if (bracket < 6 || bracket + 1 >= text.Length || bracket < from || text[bracket - 1] != ' ' || !char.IsAsciiLetterOrDigit(text[bracket + 1]))
        {
            return false;
        }

        var before = text[Math.Max(0, bracket - LongestName)..bracket];
        before = before[(before.LastIndexOf('\n') + 1)..];
        var length = text[(bracket + 1)..].IndexOfAny(Blanks);
        finding = policy.Decide("password").Rule is { } rule ? new KeyedFinding(bracket + 1, length < 0 ? text.Length : bracket + 1 + length, rule) : default;
        return finding.End > finding.Start && (before.Contains("SETUSER ", StringComparison.OrdinalIgnoreCase) || (before.StartsWith("user ") && before[5..].IndexOf(' ') is var name and > 0 && before[(5 + name)..].StartsWith(" on ")));
    }

    /// <summary>Whether the first word of a line is a command that may take more than one word.</summary>
    public static bool IsCommand(ReadOnlySpan<char> word) => word is
        "PASS" or "AUTH" or "AUTHENTICATE" or "LOGIN" or "HELLO" or "CONFIG" or "requirepass" or "masterauth" or "ENV" or "setx" or "setenv" or "machine" or "default"
        or "aws" or "npm" or "yarn" or "dotnet" or "set" or "HSET" or "HMSET" or "HSETNX" or "SET" or "SETEX" or "SETNX"
        || (word.Length < 8 && char.IsAsciiDigit(word[^1]));

    private static bool HasTwoWords(ReadOnlySpan<char> behind)
    {
        var start = BehindBlanks(behind, 0);
        var length = behind[start..].IndexOfAny(Blanks);
        if (length < 0)
        {
            return true;
        }

        var next = BehindBlanks(behind, start + length);
        return next == behind.Length || behind[next] is '\r' or '\n';
    }

    private static int BehindBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    // Goes on to the value.
    private static bool TryCommand(ReadOnlySpan<char> text, ref LineWords words, MaskingPolicy policy, bool isSure, out MaskRule? rule)
    {
        var word = words.Word;
        rule = null;
        switch (word)
        {
            case "PASS":
                return words.MoveNext() && words.IsLast && IsSecret(words.Word, isSure) && Password(policy, out rule);
            case "AUTH" or "AUTHENTICATE":
                return TryAuth(ref words, isSure) && Password(policy, out rule);
            case "LOGIN":
                return words.MoveNext() && words.MoveNext() && words.IsLast && IsSecret(words.Word, isSure) && Password(policy, out rule);
            case "HELLO":
                return words.MoveNext() && words.MoveNext() && words.Word is "AUTH" && words.MoveNext() && words.MoveNext() && Password(policy, out rule);
            case "CONFIG":
                return words.MoveNext() && words.MoveNext() && IsDirective(words.Word) && words.MoveNext() && Password(policy, out rule);
            case "requirepass" or "masterauth":
                return words.MoveNext() && words.IsLast && Password(policy, out rule);
            case "ENV" or "setx" or "setenv":
                return words.MoveNext() && policy.Decide(words.Word).Rule is { Class: RuleClass.Secret } of && words.MoveNext() && (rule = of) is not null;
            case "machine" or "default":
                return TryPassword(ref words) && Password(policy, out rule);
            case "aws" or "npm" or "yarn" or "dotnet" or "set":
                return TrySetting(ref words, policy, out rule);
            case "HSET" or "HMSET" or "HSETNX" or "SET" or "SETEX" or "SETNX":
                return TryRedis(ref words, policy, out rule);
        }

        // "a001 LOGIN ann x"
        if (word.Length < 8 && char.IsAsciiDigit(word[^1]) && words.MoveNext())
        {
            return words.Word is "LOGIN" or "AUTHENTICATE" && TryCommand(text, ref words, policy, isSure, out rule);
        }

        // A line of settings: its name and its value, and nothing else.
        return words.MoveNext() && words.IsLast && IsSecret(words.Word, isSure: false) && PlainValue.IsName(word)
            && policy.Decide(word).Rule is { Class: RuleClass.Secret } named && (named.IsTyped || word.ContainsAny('_', '.', '-')) && (rule = named) is not null;
    }

    // AUTH x, AUTH ann x, AUTH PLAIN x
    private static bool TryAuth(ref LineWords words, bool isSure)
    {
        if (!words.MoveNext())
        {
            return false;
        }

        var isMechanism = Mechanisms.ContainsInAnyCase(words.Word);
        return words.IsLast
            ? !isMechanism && IsSecret(words.Word, isSure)
            : words.MoveNext() && words.IsLast && IsSecret(words.Word, isSure: isSure || isMechanism);
    }

    // machine h login ann password x
    private static bool TryPassword(ref LineWords words)
    {
        for (var hasLogin = false; words.MoveNext(); hasLogin |= words.Word is "login")
        {
            if (hasLogin && words.Word is "password" or "passwd")
            {
                return words.MoveNext();
            }
        }

        return false;
    }

    // "aws configure set aws_secret_access_key x", "dotnet user-secrets set Smtp:Password x", "set -gx API_KEY x"
    private static bool TrySetting(ref LineWords words, MaskingPolicy policy, out MaskRule? rule)
    {
        rule = null;
        var isShell = words.Word is "set";
        for (var isSet = false; words.MoveNext(); isSet |= isShell ? words.Word is ['-', ..] : words.Word is "set")
        {
            if (isSet && words.Word is not ['-', ..] && policy.Decide(words.Word[(words.Word.LastIndexOf('/') + 1)..]).Rule is { Class: RuleClass.Secret } named)
            {
                rule = named;
                return words.MoveNext();
            }
        }

        return false;
    }

    // "HSET user:1 password x", "SETEX session:token 60 x", and not "SET PASSWORD FOR"
    private static bool TryRedis(ref LineWords words, MaskingPolicy policy, out MaskRule? rule)
    {
        var isHash = words.Word[0] == 'H';
        var isTimed = words.Word is "SETEX";
        rule = null;
        while (words.MoveNext())
        {
            if ((isHash || words.Word.Contains(':')) && policy.Decide(words.Word).Rule is { Class: RuleClass.Secret } named)
            {
                rule = named;
                return words.MoveNext() && (!isTimed || words.MoveNext());
            }

            if (!isHash)
            {
                break;
            }
        }

        return false;
    }

    private static bool Password(MaskingPolicy policy, out MaskRule? rule) => (rule = policy.Decide("password").Rule) is not null;

    // "PASS src/orders.test.ts" is what a test runner says, and "AUTH failed" a server.
    private static bool IsSecret(ReadOnlySpan<char> word, bool isSure) =>
        !KeyProse.Begins(word) && !(word.Contains('/') && PlainWords.Covers(word))
        && (isSure || !PlainWords.Covers(word) || (word.ContainsAnyInRange('0', '9') && word.ContainsAnyExceptInRange('0', '9')));

    private static bool TryTake(in LineWords words, int from, MaskRule? rule, out KeyedFinding finding)
    {
        finding = default;
        if (rule is null || words.Start < from || words.Word.IsEmpty || PlainValue.IsNothing(words.Word) || PlainValue.IsPlaceholder(words.Word) || words.Word[0] is '=' or ':' or '-' or '$' or '(' or '{' or '[')
        {
            return false;
        }

        finding = new KeyedFinding(words.Start, words.End, rule);
        return true;
    }
}
