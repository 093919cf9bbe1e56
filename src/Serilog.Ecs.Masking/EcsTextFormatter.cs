using System.Reflection;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Enrichers;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction;
using Serilog.Ecs.Masking.Settings;
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
    private readonly DocumentPlan _plan;
    private readonly LogEventRedactor _redactor;

    /// <summary>Creates a formatter with the default options.</summary>
    public EcsTextFormatter()
        : this(new EcsOptions())
    {
    }

    /// <summary>Creates a formatter.</summary>
    /// <param name="options">What the documents look like; read once, here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public EcsTextFormatter(EcsOptions options)
        : this(options, ProcessEnvironment.Reader, Assembly.GetEntryAssembly())
    {
    }

    /// <summary>
    /// Creates a formatter from single values, for settings of other sinks:
    /// <c>"formatter": { "type": "Serilog.Ecs.Masking.EcsTextFormatter, Serilog.Ecs.Masking", "serviceName": "auth-api" }</c>.
    /// Each parameter is the property of <see cref="EcsOptions"/> of that name, with its default.
    /// </summary>
    /// <param name="serviceName"><see cref="EcsOptions.ServiceName"/>.</param>
    /// <param name="serviceVersion"><see cref="EcsOptions.ServiceVersion"/>.</param>
    /// <param name="serviceEnvironment"><see cref="EcsOptions.ServiceEnvironment"/>.</param>
    /// <param name="serviceNodeName"><see cref="EcsOptions.ServiceNodeName"/>.</param>
    /// <param name="eventDataset"><see cref="EcsOptions.EventDataset"/>.</param>
    /// <param name="fieldNesting"><see cref="EcsOptions.FieldNesting"/>.</param>
    /// <param name="levelNames"><see cref="EcsOptions.LevelNames"/>.</param>
    /// <param name="nameCasing"><see cref="EcsOptions.NameCasing"/>.</param>
    /// <param name="structuredValues"><see cref="EcsOptions.StructuredValues"/>.</param>
    /// <param name="labelValues"><see cref="EcsOptions.LabelValues"/>.</param>
    /// <param name="nullValues"><see cref="EcsOptions.NullValues"/>.</param>
    /// <param name="stackTrace"><see cref="EcsOptions.StackTrace"/>.</param>
    /// <param name="maxStackFrames"><see cref="EcsOptions.MaxStackFrames"/>.</param>
    /// <param name="foldFrameworkFrames"><see cref="EcsOptions.FoldFrameworkFrames"/>.</param>
    /// <param name="includeMessageTemplate"><see cref="EcsOptions.IncludeMessageTemplate"/>.</param>
    /// <param name="includeTemplateHash"><see cref="EcsOptions.IncludeTemplateHash"/>.</param>
    /// <param name="maxFieldLength"><see cref="EcsOptions.MaxFieldLength"/>.</param>
    /// <param name="maxMessageLength"><see cref="EcsOptions.MaxMessageLength"/>.</param>
    /// <param name="maxStackTraceLength"><see cref="EcsOptions.MaxStackTraceLength"/>.</param>
    /// <param name="maxDepth"><see cref="EcsOptions.MaxDepth"/>.</param>
    /// <param name="maxDocumentLength"><see cref="EcsOptions.MaxDocumentLength"/>.</param>
    /// <param name="maxLabels"><see cref="EcsOptions.MaxLabels"/>.</param>
    /// <param name="maskingMode"><see cref="MaskingOptions.Mode"/>.</param>
    /// <param name="keyMatching"><see cref="MaskingOptions.KeyMatching"/>.</param>
    /// <param name="personalData"><see cref="MaskingOptions.PersonalData"/>.</param>
    /// <param name="sensitiveKeys"><see cref="MaskingOptions.SensitiveKeys"/>, with commas between them.</param>
    /// <param name="allowedKeys"><see cref="MaskingOptions.AllowedKeys"/>, with commas between them.</param>
    /// <param name="enabledRules"><see cref="MaskingOptions.EnabledRules"/>, with commas between them.</param>
    /// <param name="disabledRules"><see cref="MaskingOptions.DisabledRules"/>, with commas between them.</param>
    /// <param name="maskedReport"><see cref="MaskingOptions.Report"/>.</param>
    /// <exception cref="ArgumentException">A value is not valid; the message lists every fault.</exception>
    public EcsTextFormatter(
        string? serviceName = null,
        string? serviceVersion = null,
        string? serviceEnvironment = null,
        string? serviceNodeName = null,
        string? eventDataset = null,
        FieldNesting fieldNesting = FieldNesting.Dotted,
        LevelNames levelNames = LevelNames.Ecs,
        NameCasing nameCasing = NameCasing.Snake,
        StructuredValues structuredValues = StructuredValues.Data,
        LabelValues labelValues = LabelValues.Typed,
        NullValues nullValues = NullValues.Omit,
        StackTraceFormat stackTrace = StackTraceFormat.Text,
        int maxStackFrames = 0,
        bool foldFrameworkFrames = false,
        bool includeMessageTemplate = false,
        bool includeTemplateHash = false,
        int maxFieldLength = 8_191,
        int maxMessageLength = 32_768,
        int maxStackTraceLength = 65_536,
        int maxDepth = 20,
        int maxDocumentLength = 1_048_576,
        int maxLabels = 200,
        MaskingMode maskingMode = MaskingMode.Mask,
        KeyMatching keyMatching = KeyMatching.Words,
        bool personalData = true,
        string? sensitiveKeys = null,
        string? allowedKeys = null,
        string? enabledRules = null,
        string? disabledRules = null,
        MaskedReport maskedReport = MaskedReport.Off)
        : this(new EcsOptions
        {
            ServiceName = serviceName,
            ServiceVersion = serviceVersion,
            ServiceEnvironment = serviceEnvironment,
            ServiceNodeName = serviceNodeName,
            EventDataset = eventDataset,
            FieldNesting = fieldNesting,
            LevelNames = levelNames,
            NameCasing = nameCasing,
            StructuredValues = structuredValues,
            LabelValues = labelValues,
            NullValues = nullValues,
            StackTrace = stackTrace,
            MaxStackFrames = maxStackFrames,
            FoldFrameworkFrames = foldFrameworkFrames,
            IncludeMessageTemplate = includeMessageTemplate,
            IncludeTemplateHash = includeTemplateHash,
            MaxFieldLength = maxFieldLength,
            MaxMessageLength = maxMessageLength,
            MaxStackTraceLength = maxStackTraceLength,
            MaxDepth = maxDepth,
            MaxDocumentLength = maxDocumentLength,
            MaxLabels = maxLabels,
            Masking = new MaskingOptions
            {
                Mode = maskingMode,
                KeyMatching = keyMatching,
                PersonalData = personalData,
                SensitiveKeys = Listed(sensitiveKeys),
                AllowedKeys = Listed(allowedKeys),
                EnabledRules = Listed(enabledRules),
                DisabledRules = Listed(disabledRules),
                Report = maskedReport,
            },
        })
    {
    }

    internal EcsTextFormatter(EcsOptions options, EnvironmentReader environment, Assembly? entryAssembly, bool isForFile = false)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionsValidator.ThrowIfInvalid(options, isForFile);
        _plan = new DocumentPlan(options, ServiceIdentity.Resolve(options, environment, entryAssembly));
        _redactor = new LogEventRedactor(MaskingPolicies.Of(options.Masking));
    }

    internal DocumentPlan Plan => _plan;

    /// <summary>Makes the formatter of a file, whose options may ask for more than those of other sinks.</summary>
    internal static EcsTextFormatter ForFile(EcsOptions options) => new(options, ProcessEnvironment.Reader, Assembly.GetEntryAssembly(), isForFile: true);

    /// <summary>Writes the document of <paramref name="logEvent"/> and a line break, in one call of <paramref name="output"/>.</summary>
    /// <param name="logEvent">The event.</param>
    /// <param name="output">Where the line goes.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public void Format(LogEvent logEvent, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        ArgumentNullException.ThrowIfNull(output);

        var writer = DocumentWriter.Take();
        try
        {
            Render(writer, logEvent);
            writer.Line.WriteTo(output);
        }
        finally
        {
            writer.Return();
        }
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

    private static List<string> Listed(string? text) => [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
