using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Serilog.Core;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>Writes the exception that ends the process, and closes all loggers of hosts when the process ends.</summary>
internal static class ProcessExitHandler
{
    public const string Source = "Serilog.Ecs.Masking.Hosting";

    private static readonly ConcurrentDictionary<Logger, byte> Open = new();
    private static int _watched;
    private static Exception? _reported;

    /// <summary>The last exception that is in the log as one that ends the process where nothing handles it.</summary>
    public static Exception? Reported
    {
        set => Volatile.Write(ref _reported, value);
    }

    /// <summary>Closes a logger when the process ends.</summary>
    public static void Add(Logger logger) => Open[logger] = 0;

    /// <summary>Leaves out a logger that was closed.</summary>
    public static void Remove(Logger logger) => Open.TryRemove(logger, out _);

    /// <summary>Begins to watch; a second call does nothing.</summary>
    public static void Watch()
    {
        if (Interlocked.Exchange(ref _watched, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += static (_, unhandled) => OnUnhandled(unhandled.ExceptionObject as Exception);
            AppDomain.CurrentDomain.ProcessExit += static (_, _) => Close();
        }
    }

    private static void OnUnhandled(Exception? exception)
    {
        // Tools such as dotnet ef stop a program by this exception once they have its host.
        if (exception is not HostAbortedException && !IsReported(exception))
        {
            Log.ForContext(Constants.SourceContextPropertyName, Source).Fatal(exception, "The process ends because of an unhandled exception");
        }

        Close();
    }

    private static void Close()
    {
        Log.CloseAndFlush();
        foreach (var logger in Open.Keys)
        {
            logger.Dispose();
        }
    }

    private static bool IsReported(Exception? exception)
    {
        var reported = Volatile.Read(ref _reported);
        for (; exception is not null; exception = exception.InnerException)
        {
            if (ReferenceEquals(exception, reported))
            {
                return true;
            }
        }

        return false;
    }
}
