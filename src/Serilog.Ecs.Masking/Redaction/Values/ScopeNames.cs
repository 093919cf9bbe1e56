using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Templates;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Values;

/// <summary>
/// Finds what names a value that a scope of Microsoft's logger gave by position, as in <c>BeginScope("password {0}", x)</c>: the
/// event has it as a property <c>0</c>, and the rendered text in its property <c>Scope</c>.
/// </summary>
internal static class ScopeNames
{
    public const string PropertyName = "Scope";

    public static bool IsPosition(string name) => name.Length is 1 or 2 && !name.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>
    /// Masks what was masked elsewhere in the event and is too short to be an echo: the texts of scopes are rendered before
    /// anything is masked, <c>BeginScope("PIN {Pin}", 4821)</c>.
    /// </summary>
    public static LogEventPropertyValue HideShort(LogEventPropertyValue value, IReadOnlyList<KeyValuePair<string, string>> shorts)
    {
        if (value is not SequenceValue scopes)
        {
            return value;
        }

        var changed = false;
        var elements = new List<LogEventPropertyValue>(scopes.Elements.Count);
        foreach (var element in scopes.Elements)
        {
            var hidden = element is ScalarValue { Value: string text } ? HideShort(text, shorts) : null;
            changed |= hidden is not null;
            elements.Add(hidden is null ? element : new MaskedValue(hidden, element is MaskedValue { IsPersonal: true }));
        }

        return changed ? new SequenceValue(elements) : value;
    }

    private static string? HideShort(string text, IReadOnlyList<KeyValuePair<string, string>> shorts)
    {
        var hidden = text;
        foreach (var (value, mask) in shorts)
        {
            for (var at = 0; (at = hidden.IndexOf(value, at, StringComparison.Ordinal)) >= 0;)
            {
                var end = at + value.Length;
                if ((at > 0 && char.IsLetterOrDigit(hidden[at - 1])) || (end < hidden.Length && char.IsLetterOrDigit(hidden[end])))
                {
                    at = end;
                    continue;
                }

                hidden = string.Concat(hidden.AsSpan(0, at), mask, hidden.AsSpan(end));
                at += mask.Length;
            }
        }

        return ReferenceEquals(hidden, text) ? null : hidden;
    }

    public static MaskRule? RuleOf(SequenceValue scope, string value, EventPolicy policy)
    {
        foreach (var element in scope.Elements)
        {
            if (value.Length > 0 && element is ScalarValue { Value: string text } && text.IndexOf(value, StringComparison.Ordinal) is var at and > 0
                && HoleNames.RuleBehind(text[..at], "", policy) is { } rule)
            {
                return rule;
            }
        }

        return null;
    }
}
