using System.Reflection;
using Serilog.Core;
using Serilog.Ecs.Masking.Json;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>Captures what an object holds, through Serilog, which keeps to its limits of depth and size.</summary>
internal readonly struct ValueCapture(ILogEventPropertyValueFactory factory)
{
    [ThreadStatic]
    private static int t_depth;

    /// <summary>Whether the object being captured is a part of another.</summary>
    public static bool IsNested => t_depth > 0;

    public LogEventPropertyValue Value(object? value) => Run(value, static (factory, value) => factory.CreatePropertyValue(value, destructureObjects: true));

    /// <summary>Captures a value as one scalar: as Serilog writes it without an <c>@</c>, or as its text.</summary>
    public ScalarValue Scalar(object? value) =>
        Run(value, static (factory, value) => factory.CreatePropertyValue(value, destructureObjects: false)) as ScalarValue
        ?? new ScalarValue(ScalarText.Guarded(value!, static value => value.ToString()));

    /// <summary>Runs code that captures parts of the object.</summary>
    public T Run<T>(Func<ILogEventPropertyValueFactory, T> capture) => Run(capture, static (factory, capture) => capture(factory));

    /// <summary>Captures what a user's code returns; an exception becomes the name of its type, because its message may contain a secret.</summary>
    public LogEventPropertyValue Guarded(Func<object?> read) => TryRead(read, out var value, out var fault) ? Value(value) : fault;

    /// <summary>Calls a user's code, or returns <see langword="false"/> and the name of the exception that it threw.</summary>
    public static bool TryRead(Func<object?> read, out object? value, out ScalarValue fault)
    {
        // A user's getter may log: what that captures is not part of this object.
        var depth = t_depth;
        t_depth = 0;
        fault = ScalarValue.Null;
        try
        {
            value = read();
            return true;
        }
        catch (Exception exception)
        {
            value = null;
            fault = new ScalarValue(ScalarText.Threw(exception is TargetInvocationException { InnerException: { } inner } ? inner : exception));
            return false;
        }
        finally
        {
            t_depth = depth;
        }
    }

    private TResult Run<TState, TResult>(TState state, Func<ILogEventPropertyValueFactory, TState, TResult> capture)
    {
        t_depth++;
        try
        {
            return capture(factory, state);
        }
        finally
        {
            t_depth--;
        }
    }
}
