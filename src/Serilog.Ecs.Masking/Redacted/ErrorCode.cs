using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Serilog.Ecs.Masking.Redacted;

/// <summary>
/// ECS <c>error.code</c>: the code by which the failing system knows the fault, from the first exception of the chain
/// that has one. Not <c>HResult</c>, which nearly always only repeats the type.
/// </summary>
internal static class ErrorCode
{
    private const int MaxChain = 16;

    // Exception types of one program are few; the bound is for those that make them at run time.
    private const int MaxTypes = 1_024;
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> CodeProperties = new();

    public static string? Of(Exception exception)
    {
        var current = exception;
        for (var depth = 0; current is not null && depth < MaxChain; depth++)
        {
            if (OfOne(current) is { Length: > 0 } code)
            {
                return code;
            }

            current = current.InnerException;
        }

        return null;
    }

    private static string? OfOne(Exception exception)
    {
        try
        {
            return exception switch
            {
                SocketException socket => socket.SocketErrorCode.ToString(),
                DbException { SqlState: { Length: > 0 } state } => state,
                ExternalException external when external.ErrorCode != external.HResult => external.ErrorCode.ToString(CultureInfo.InvariantCulture),
                _ => OfProperty(exception),
            };
        }
        catch (Exception)
        {
            // The code is an extra; a getter that throws must not cost the event.
            return null;
        }
    }

    private static string? OfProperty(Exception exception)
    {
        var type = exception.GetType();
        if (!CodeProperties.TryGetValue(type, out var property))
        {
            property = FindProperty(type);
            if (CodeProperties.Count < MaxTypes)
            {
                CodeProperties.TryAdd(type, property);
            }
        }

        return property?.GetValue(exception) switch
        {
            string text => text,
            Enum value => value.ToString(),
            int number when number != exception.HResult => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Where the property was trimmed away, no code reads it: the field is left out.")]
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "As above.")]
    private static PropertyInfo? FindProperty(Type type)
    {
        foreach (var name in (string[])["SqlState", "ErrorCode"])
        {
            try
            {
                if (type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is { CanRead: true } property
                    && (property.PropertyType == typeof(string) || property.PropertyType == typeof(int) || property.PropertyType.IsEnum)
                    && property.DeclaringType != typeof(ExternalException))
                {
                    return property;
                }
            }
            catch (AmbiguousMatchException)
            {
                // Two members of one name are ambiguous.
            }
        }

        return null;
    }
}
