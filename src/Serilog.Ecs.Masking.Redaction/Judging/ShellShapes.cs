using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Recognises what shells and manuals write where the value of an option will be.</summary>
internal static class ShellShapes
{
    private static readonly SearchValues<char> VariableCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
    private static readonly SearchValues<char> MetavariableCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_-");
    private static readonly WordSet PrintCommands = WordLists.SetOf("print-command");

    /// <summary>
    /// Returns whether a shell puts the value in: <c>$DB_PASSWORD</c>, <c>$env:TOKEN</c>, <c>$(cat file)</c>, or a manual means any, <c>PASSWORD</c>.
    /// </summary>
    public static bool IsReference(ReadOnlySpan<char> value, MaskingPolicy policy) => EndsWithReference(value) || value switch
    {
        ['$', '(', ..] or ['$', 'e' or 'E', 'n', 'v', ':', ..] => true,
        ['$', >= 'A' and <= 'Z' or '_', .. var name] => !name.ContainsAnyExcept(VariableCharacters),
        ['$', .. var name] when policy.Decide(name).Rule is not null => !name.ContainsAnyInRange('0', '9') && PlainWords.Covers(name),
        ['!', .. var name, '!'] => !name.ContainsAnyExcept(VariableCharacters),
        ['[', .. var name, ']'] => ValueShapes.IsName(name),
        _ when value.IndexOf('=') is var sign and > 0 && sign + 1 < value.Length && Vocabulary.Is(value[..sign], WordClass.SecretSource) => true,
        _ => value.Length > 2 && !value.ContainsAnyExcept(MetavariableCharacters) && policy.Decide(value).Rule is not null,
    };

    /// <summary>Returns whether a value is a variable in capitals, the name of a scheme before it allowed: <c>$TOKEN</c>, <c>Bearer $TOKEN</c>.</summary>
    public static bool IsVariable(ReadOnlySpan<char> value)
    {
        var blank = value.IndexOf(' ');
        value = blank > 0 && Vocabulary.Is(value[..blank], WordClass.AuthScheme) ? value[(blank + 1)..] : value;
        return value is ['$', >= 'A' and <= 'Z' or '_', _, .. var name]
            && !name.ContainsAnyExcept(VariableCharacters)
            && (name.Contains('_') || !name.ContainsAnyInRange('0', '9'));
    }

    /// <summary>Returns whether a shell puts the output of a command in: <c>$(cat /run/secrets/db)</c>. What <c>echo</c> writes is there itself.</summary>
    public static bool IsCommand(ReadOnlySpan<char> text)
    {
        if (text is not ['$', '(', (>= 'a' and <= 'z') or '.' or '/', ..])
        {
            return false;
        }

        var end = text.IndexOf(' ');
        return end > 2
            && !PrintCommands.Contains(text[2..end])
            && (text.Contains(')') || text.Contains("\\\n", StringComparison.Ordinal) || text.EndsWith("\\"));
    }

    /// <summary>Returns whether a text begins with a command of PowerShell: <c>New-Object PSCredential(…)</c>, <c>(Read-Host -AsSecureString)</c>.</summary>
    public static bool IsCmdlet(ReadOnlySpan<char> text)
    {
        text = text.TrimStart('(');
        var dash = text.IndexOf('-');
        var end = dash > 0 ? CharacterSet.Letters.EndOfRun(text, dash + 1) : 0;
        return end > dash + 1
            && char.IsAsciiLetterUpper(text[0])
            && char.IsAsciiLetterUpper(text[dash + 1])
            && Vocabulary.Is(text[..dash], WordClass.CmdletVerb)
            && (end == text.Length || text[end] is ' ' or ')' or '\r' or '\n' or ';');
    }

    /// <summary>Returns whether the part of an argument that is secret is masked already: <c>ann:***REDACTED***</c>, <c>-p***REDACTED***</c>.</summary>
    public static bool IsMasked(ReadOnlySpan<char> value, MaskingPolicy policy) =>
        value.EndsWith(policy.Placeholder) && value[..^policy.Placeholder.Length] is [.., ':' or '=' or '%'] or ['-', _];

    // "ann:${PASSWORD}", "sid=${SID}"
    private static bool EndsWithReference(ReadOnlySpan<char> value) =>
        value.IndexOfAny(':', '=') is var sign and > 0 && value[(sign + 1)..] is ['$', '{', ..] && ValueShapes.IsPlaceholder(value[(sign + 1)..]);

    /// <summary>Returns whether a value only repeats the end of the name of its option: <c>--secret SECRET</c>, <c>--api-key KEY</c>.</summary>
    public static bool IsMetavariable(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        value = value.TrimEnd("],.)");
        if (value.IsEmpty || value.ContainsAnyInRange('a', 'z') || name.Length < value.Length)
        {
            return false;
        }

        name = name[^value.Length..];
        for (var at = 0; at < value.Length; at++)
        {
            if (name[at] is '-' or '_' ? value[at] is not ('-' or '_') : char.ToUpperInvariant(name[at]) != value[at])
            {
                return false;
            }
        }

        return true;
    }
}
