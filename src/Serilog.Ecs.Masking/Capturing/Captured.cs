using Serilog.Core;
using Serilog.Ecs.Masking.Json;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>Captures what an object holds, through Serilog, which keeps to its limits of depth and size.</summary>
internal readonly struct Captured(ILogEventPropertyValueFactory factory)
{
    [ThreadStatic]
    private static int t_depth;

    /// <summary>Whether the object being captured is a part of another.</summary>
    public static bool IsNested => t_depth > 0;

    public LogEventPropertyValue Value(object? value)
    {
        t_depth++;
        try
        {
            return factory.CreatePropertyValue(value, destructureObjects: true);
        }
        finally
        {
            t_depth--;
        }
    }

    /// <summary>Captures what a user's code returns; a fault becomes the name of its type, because its message may hold what was to be hidden.</summary>
    public LogEventPropertyValue Guarded(Func<object?> read)
    {
        object? value;

        // A user's getter may log: what that captures is no part of this object.
        var depth = t_depth;
        t_depth = 0;
        try
        {
            value = read();
        }
        catch (Exception exception)
        {
            return new ScalarValue(ScalarText.Threw(exception is System.Reflection.TargetInvocationException { InnerException: { } inner } ? inner : exception));
        }
        finally
        {
            t_depth = depth;
        }

        return Value(value);
    }
}
