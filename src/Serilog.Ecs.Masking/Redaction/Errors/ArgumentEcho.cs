using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Styles;

namespace Serilog.Ecs.Masking.Redaction.Errors;

/// <summary>
/// The values of arguments in argument exceptions. The message names the parameter in one line, <c>(Parameter 'password')</c>, and
/// the value in another, <c>Actual value was x.</c>
/// </summary>
internal static class ArgumentEcho
{
    private const int MaxDepth = 8;

    public static void Add(EventMasking masking, Exception exception)
    {
        var current = exception;
        for (var depth = 0; current is not null && depth < MaxDepth; depth++)
        {
            if (current is ArgumentOutOfRangeException { ActualValue: { } value, ParamName: { } name }
                && masking.Policy.Decide(name).Key is { Rule: { } rule, TextOnly: false })
            {
                var text = ScalarText.Guarded(value, static value => value.ToString());
                masking.Echo.Add(text, SafeMask.Apply(rule.Style, text));
            }

            current = current.InnerException;
        }
    }
}
