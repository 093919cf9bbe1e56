using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>
/// Finds what names a value that a scope of Microsoft's logger gave by position, as in <c>BeginScope("password {0}", x)</c>: the
/// event has it as a property <c>0</c>, and the rendered text in its property <c>Scope</c>.
/// </summary>
internal static class ScopeNames
{
    public const string PropertyName = "Scope";

    public static bool IsPosition(string name) => name.Length is 1 or 2 && !name.AsSpan().ContainsAnyExceptInRange('0', '9');

    public static MaskRule? RuleOf(SequenceValue scope, string value, MaskingPolicy policy)
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
