using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Values;

/// <summary>
/// An argument for which a template has no hole; Serilog calls it <c>__2</c>. Its meaning is unknown, so text that does
/// not read as plain words is hidden.
/// </summary>
internal static class UnnamedArgument
{
    public static bool Is(string name) => name.Length > 2 && name[0] == '_' && name[1] == '_' && !name.AsSpan(2).ContainsAnyExceptInRange('0', '9');

    public static MaskRule? RuleFor(LogEventPropertyValue value, EventPolicy policy) =>
        value is ScalarValue { Value: string { Length: > 5 } text } && !PlainWords.Covers(text) ? policy.Unnamed : null;
}
