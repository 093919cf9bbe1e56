using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Compiled;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Settings;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Events;
using Serilog.Formatting;

namespace Serilog.Ecs.Masking;

/// <summary>
/// Renders each log event as one line of JSON, an ECS 8.11 document that Elasticsearch accepts whatever the event holds.
/// For any sink that takes an <see cref="ITextFormatter"/>.
/// </summary>
/// <remarks>
/// One formatter serves all threads. <see cref="Format"/> never throws for what an event holds and makes one call of the
/// writer for each event; what the writer itself throws passes through to the sink.
/// </remarks>
public sealed class EcsTextFormatter : ITextFormatter
{
    private const string NoSettings =
        nameof(EcsTextFormatter) + ": the options of a formatter were not read. Serilog.Settings.Configuration hands them over from version 8.0.4 on; "
        + "before that, use EcsFile or EcsConsole, or leave out 'options'.";

    private readonly DocumentPlan _plan;
    private readonly LogEventRedactor _redactor;

    /// <summary>Creates a formatter with the default options.</summary>
    public EcsTextFormatter()
        : this(new EcsOptions())
    {
    }

    /// <summary>Creates a formatter.</summary>
    /// <param name="ecsOptions">The layout of the documents; read once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="ecsOptions"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public EcsTextFormatter(EcsOptions ecsOptions)
        : this(ContextOf(ecsOptions), isSealed: false)
    {
    }

    /// <summary>
    /// Creates a formatter from settings of another sink:
    /// <c>"formatter": { "type": "Serilog.Ecs.Masking.EcsTextFormatter, Serilog.Ecs.Masking", "options": { "serviceName": "auth-api" } }</c>.
    /// </summary>
    /// <remarks>Serilog gives a constructor no other settings: those of <c>Serilog:EcsMasking</c> are not read here.</remarks>
    /// <param name="options">The settings, named as the properties of <see cref="EcsOptions"/> in camel case.</param>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path; or
    /// Serilog.Settings.Configuration is older than 8.0.4, which hands no settings to a constructor.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public EcsTextFormatter(IConfigurationSection options)
        : this(OptionsBinder.Read(options ?? throw SettingsError.Create(NoSettings), root: null))
    {
    }

    internal EcsTextFormatter(EcsOptions ecsOptions, EnvironmentReader environment, Assembly? entryAssembly)
        : this(new EcsContext(ecsOptions, environment, entryAssembly), isSealed: false)
    {
    }

    private EcsTextFormatter(EcsContext context, bool isSealed) => (_plan, _redactor) = (context.Documents(isSealed), context.Redactor);

    internal DocumentPlan Plan => _plan;

    /// <summary>Gets what is masked, or <see langword="null"/> where nothing is.</summary>
    internal EventPolicy? Policy => _redactor.Policy;

    /// <summary>Makes the formatter of a file, which may number and chain the lines.</summary>
    internal static EcsTextFormatter ForFile(EcsOptions options, bool isSealed) => new(EcsContext.Of(options), isSealed);

    /// <summary>Writes the document of <paramref name="logEvent"/> and a line break, in one call of <paramref name="output"/>.</summary>
    /// <param name="logEvent">The event.</param>
    /// <param name="output">Where the line goes.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public void Format(LogEvent logEvent, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        ArgumentNullException.ThrowIfNull(output);

        DocumentWriter.WriteLine(output, (Renderer: this, Event: logEvent), static (writer, state) => state.Renderer.Render(writer, state.Event));
    }

    /// <summary>Renders an event into a writer that the caller took.</summary>
    internal void Render(DocumentWriter writer, LogEvent logEvent)
    {
        try
        {
            Redact(writer, logEvent, findsHoles: false);
            writer.Write(_plan);
        }
        catch (Exception fault)
        {
            SelfLog.WriteLine("EcsTextFormatter could not render an event: {0}. A smaller document is written instead.", ExceptionText.TypeName(fault));
            writer.Line.Rewind(0);
            writer.HoldsPersonalData = true;
            FailureDocument.Write(writer.Line, logEvent, _plan, fault);
        }
    }

    /// <summary>Puts masking before another sink, by the same rules as those of the documents.</summary>
    internal ILogEventSink Mask(ILogEventSink sink) => new MaskedSink(sink, _redactor);

    /// <summary>Masks an event into a writer that the caller took, and writes nothing yet.</summary>
    internal void Redact(DocumentWriter writer, LogEvent logEvent, bool findsHoles) =>
        _redactor.Redact(logEvent, writer.Event, writer.TargetOf(_plan, findsHoles));

    private static EcsContext ContextOf(EcsOptions ecsOptions)
    {
        ArgumentNullException.ThrowIfNull(ecsOptions);
        return EcsContext.Of(ecsOptions);
    }
}
