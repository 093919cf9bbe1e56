using Serilog.Core;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Files;

/// <summary>Renders events and writes them to a file.</summary>
/// <param name="formatter">The formatter.</param>
/// <param name="file">The file, open.</param>
/// <param name="isAudit">Whether the code that logs gets the faults of the file.</param>
internal sealed class EcsFileSink(EcsTextFormatter formatter, LogFile file, bool isAudit) : ILogEventSink, ISetLoggingFailureListener, IDisposable
{
    private ILoggingFailureListener? _listener;

    /// <summary>Checks the options and opens the file.</summary>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public static EcsFileSink Open(EcsOptions options, FileSettings settings, bool isAudit)
    {
        OptionsValidator.Throw(OptionsValidator.Texts(options).Concat(IntegrityFaults.Of(settings.Integrity) is { } fault ? ["Integrity: " + fault] : []));
        var formatter = EcsTextFormatter.ForFile(options, settings.HasChain);
        var hooks = SealedFiles.HooksFor(formatter.Plan, settings);
        return new EcsFileSink(formatter, LogFile.Open("EcsFile", settings, hooks, formatter, TimeProvider.System), isAudit);
    }

    /// <summary>The file, as the settings name it.</summary>
    public string Path => file.Path;

    public void Emit(LogEvent logEvent)
    {
        var document = DocumentWriter.Take();
        try
        {
            formatter.Render(document, logEvent);
            file.Write(document.Line, logEvent);
        }
        catch (Exception fault)
        {
            // A fallback that listens gets the event.
            file.Miss(logEvent, fault, isElsewhere: !isAudit && _listener is not null);
            if (isAudit)
            {
                throw;
            }

            _listener?.OnLoggingFailed(this, LoggingFailureKind.Permanent, "The log file could not be written.", [logEvent], fault);
        }
        finally
        {
            document.Return();
        }
    }

    public void SetFailureListener(ILoggingFailureListener failureListener) => _listener = failureListener;

    public void Dispose() => file.Dispose();
}
