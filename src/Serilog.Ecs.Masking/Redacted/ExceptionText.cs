using System.Text;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redacted;

/// <summary>Reads the texts of an exception. An exception may be user code; these methods never throw.</summary>
internal static class ExceptionText
{
    // Exception.ToString recurses into inner exceptions, and a chain of thousands would overflow the stack.
    private const int MaxChain = 100;

    public static string TypeName(Exception exception) =>
        (exception as MaskedException)?.SourceType ?? exception.GetType().FullName ?? exception.GetType().Name;

    public static string Message(Exception exception) => ScalarText.Guarded(exception, static exception => ((Exception)exception).Message);

    /// <summary>Returns type, message and frames of the exception and of those inside it.</summary>
    public static string Full(Exception exception) => Count(exception, 0) <= MaxChain
        ? ScalarText.Guarded(exception, static exception => exception.ToString())
        : Shortened(exception);

    private static int Count(Exception? exception, int counted)
    {
        while (exception is not null && counted <= MaxChain)
        {
            counted++;
            if (exception is AggregateException { InnerExceptions: { Count: > 1 } inner })
            {
                foreach (var one in inner)
                {
                    counted = Count(one, counted);
                    if (counted > MaxChain)
                    {
                        return counted;
                    }
                }

                return counted;
            }

            exception = exception.InnerException;
        }

        return counted;
    }

    private static string Shortened(Exception exception)
    {
        const int Shown = 16;
        var text = new StringBuilder();
        var current = exception;
        for (var depth = 0; current is not null && depth < Shown; depth++)
        {
            text.Append(depth == 0 ? "" : "\n ---> ").Append(TypeName(current)).Append(": ").Append(current is AggregateException ? "" : Message(current));
            text.Append('\n').Append(ScalarText.Guarded(current, static exception => ((Exception)exception).StackTrace));
            current = current.InnerException;
        }

        return text.Append("\n ---> … more inner exceptions than are shown").ToString();
    }
}
