using Serilog.Core;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>Sees to it that what was logged is written before the process ends, and why it ends.</summary>
internal static class ProcessEnd
{
    private static int _watched;
    private static Exception? _told;

    /// <summary>The last exception that was logged as one which ends the process, if nobody handles it.</summary>
    public static Exception? Told
    {
        set => Volatile.Write(ref _told, value);
    }

    /// <summary>Begins to watch; a second call does nothing.</summary>
    public static void Watch()
    {
        if (Interlocked.Exchange(ref _watched, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += static (_, unhandled) => OnUnhandled(unhandled.ExceptionObject as Exception);
            AppDomain.CurrentDomain.ProcessExit += static (_, _) => Log.CloseAndFlush();
        }
    }

    private static void OnUnhandled(Exception? exception)
    {
        if (!IsTold(exception))
        {
            Log.ForContext(Constants.SourceContextPropertyName, "Serilog.Ecs.Masking.Hosting").Fatal(exception, "The process ends because nobody handled an exception");
        }

        Log.CloseAndFlush();
    }

    private static bool IsTold(Exception? exception)
    {
        var told = Volatile.Read(ref _told);
        for (; exception is not null; exception = exception.InnerException)
        {
            if (ReferenceEquals(exception, told))
            {
                return true;
            }
        }

        return false;
    }
}
