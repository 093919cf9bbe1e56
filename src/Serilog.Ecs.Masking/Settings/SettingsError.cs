using System.Reflection;
using System.Runtime.CompilerServices;

namespace Serilog.Ecs.Masking.Settings;

/// <summary>Errors about options and settings, which name settings and never hold what an application logs.</summary>
/// <remarks>
/// They are not masked: <c>masking:passwords: there is no such setting</c> reads as a password and its value. They are plain
/// <see cref="ArgumentException"/>s to everybody else, so that a caller needs no type of the pack to catch them.
/// </remarks>
internal static class SettingsError
{
    private static readonly ConditionalWeakTable<Exception, object> Known = [];

    /// <summary>Creates an error whose text is written as it is.</summary>
    public static ArgumentException Create(string message, Exception? innerException = null)
    {
        var error = new ArgumentException(message, innerException);
        Known.Add(error, Known);
        return error;
    }

    /// <summary>Whether an exception is one of these, as it was thrown or as reflection wraps it when settings call a method.</summary>
    public static bool IsIn(Exception exception)
    {
        while (exception is TargetInvocationException { InnerException: { } inner })
        {
            exception = inner;
        }

        return exception is ArgumentException && Known.TryGetValue(exception, out _);
    }
}
