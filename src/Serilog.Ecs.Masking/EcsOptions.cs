using System.Globalization;
using Serilog.Ecs.Masking.Settings;
using Serilog.Ecs.Masking.Settings.Checks;

namespace Serilog.Ecs.Masking;

/// <summary>
/// The layout of ECS documents and the identity of the service. The defaults need no setting. A formatter, sink or
/// enricher reads the options once, when it is built; a later change has no effect on it.
/// </summary>
/// <remarks>
/// Every fault in the options is reported by the constructor that takes them, in one <see cref="ArgumentException"/>
/// that lists them all. In settings the same names are used in camel case under <c>Serilog:EcsMasking</c>.
/// </remarks>
public sealed class EcsOptions
{
    /// <summary>
    /// ECS <c>service.name</c>. The default is <see langword="null"/>: <c>OTEL_SERVICE_NAME</c>, else
    /// <c>service.name</c> of <c>OTEL_RESOURCE_ATTRIBUTES</c>, else the name of the entry assembly.
    /// </summary>
    public string? ServiceName { get; set; }

    /// <summary>
    /// ECS <c>service.version</c>. The default is <see langword="null"/>: <c>service.version</c> of
    /// <c>OTEL_RESOURCE_ATTRIBUTES</c>, else the informational version of the entry assembly.
    /// </summary>
    public string? ServiceVersion { get; set; }

    /// <summary>
    /// ECS <c>service.environment</c>. The default is <see langword="null"/>: <c>deployment.environment.name</c> of
    /// <c>OTEL_RESOURCE_ATTRIBUTES</c>, else <c>ENVIRONMENT</c>, <c>DOTNET_ENVIRONMENT</c>,
    /// <c>ASPNETCORE_ENVIRONMENT</c>, else the host's environment, else <c>dev</c>.
    /// </summary>
    public string? ServiceEnvironment { get; set; }

    /// <summary>
    /// ECS <c>service.node.name</c>, which tells instances of one service apart. The default is <see langword="null"/>:
    /// <c>service.instance.id</c> of <c>OTEL_RESOURCE_ATTRIBUTES</c>, else the field is left out.
    /// </summary>
    public string? ServiceNodeName { get; set; }

    /// <summary>ECS <c>event.dataset</c>. The default is <see langword="null"/>: the service name.</summary>
    public string? EventDataset { get; set; }

    /// <summary>Whether fields are dotted keys or nested objects. The default is <see cref="FieldNesting.Dotted"/>.</summary>
    public FieldNesting FieldNesting { get; set; } = FieldNesting.Dotted;

    /// <summary>How <c>log.level</c> is spelled. The default is <see cref="LevelNaming.Ecs"/>.</summary>
    public LevelNaming LevelNames { get; set; } = LevelNaming.Ecs;

    /// <summary>How property names become keys in <c>labels</c> and <c>data</c>. The default is <see cref="NameCasing.Snake"/>.</summary>
    public NameCasing NameCasing { get; set; } = NameCasing.Snake;

    /// <summary>Where structures and dictionaries go. The default is <see cref="StructurePlacement.Data"/>.</summary>
    public StructurePlacement StructuredValues { get; set; } = StructurePlacement.Data;

    /// <summary>How scalars are written in <c>labels</c>. The default is <see cref="LabelTyping.Typed"/>.</summary>
    public LabelTyping LabelValues { get; set; } = LabelTyping.Typed;

    /// <summary>Whether null and empty values are written. The default is <see cref="NullHandling.Omit"/>.</summary>
    public NullHandling NullValues { get; set; } = NullHandling.Omit;

    /// <summary>How <c>error.stack_trace</c> is written. The default is <see cref="StackTraceFormat.Text"/>.</summary>
    public StackTraceFormat StackTrace { get; set; } = StackTraceFormat.Text;

    /// <summary>
    /// The most frames that a stack trace shows for each exception in the chain; the rest is counted in one line.
    /// The default is <c>0</c>: no limit. Range 0 to 10,000.
    /// </summary>
    public int MaxStackFrames { get; set; }

    /// <summary>
    /// Replaces runs of frames of .NET, ASP.NET Core and request logging by one line that counts them. The default
    /// is <see langword="false"/>.
    /// </summary>
    public bool FoldFrameworkFrames { get; set; }

    /// <summary>
    /// Also writes the message template as <c>labels.message_template</c>, by which events of one kind can be grouped.
    /// The default is <see langword="false"/>.
    /// </summary>
    public bool IncludeMessageTemplate { get; set; }

    /// <summary>
    /// Whether <c>labels.message_template_hash</c> holds 16 hexadecimal digits that are the same for all events of one template, on
    /// every machine, to group by. The default is <see langword="false"/>.
    /// </summary>
    public bool IncludeTemplateHash { get; set; }

    /// <summary>
    /// The longest text of a field, in UTF-16 characters; a longer one is cut at a text element and ends in <c>…</c>.
    /// The default is <c>8191</c>. Range 64 to 8,191: more could pass Lucene's limit of 32,766 bytes for a keyword,
    /// over which Elasticsearch rejects the whole document.
    /// </summary>
    public int MaxFieldLength { get; set; } = 8_191;

    /// <summary>
    /// The longest <c>message</c> and <c>error.message</c>, in UTF-16 characters. The default is <c>32768</c>. Range 64 to 1,048,576.
    /// </summary>
    public int MaxMessageLength { get; set; } = 32_768;

    /// <summary>
    /// The longest <c>error.stack_trace</c>, in UTF-16 characters. The default is <c>65536</c>. Range 256 to 1,048,576.
    /// </summary>
    public int MaxStackTraceLength { get; set; } = 65_536;

    /// <summary>
    /// How many levels of structure are written under <c>data</c>; deeper values are replaced by <c>…</c>.
    /// The default is <c>20</c>, which is also what Elasticsearch's <c>flattened</c> type takes. Range 1 to 20.
    /// </summary>
    public int MaxDepth { get; set; } = 20;

    /// <summary>
    /// The most bytes of UTF-8 that a line may have, its line break included. Over it, a document sheds the stack
    /// trace's last frames, then <c>data</c>, then long labels, then the end of a long message, and names what it shed in <c>labels.shed</c>.
    /// Collectors refuse longer lines or need much memory for them, and container runtimes split lines at 16,384. <c>0</c> is no limit.
    /// The default is <c>1048576</c>. Range 0 or 1,024 to 104,857,600.
    /// </summary>
    public int MaxDocumentLength { get; set; } = 1_048_576;

    /// <summary>
    /// The most <c>labels</c> that a document has of its event's properties. Further ones go to <c>data</c>, which is one field of an index,
    /// and <c>labels.labels_in_data</c> counts them: each new label uses up one of the fields that an index may have. The default is
    /// <c>200</c>. Range 1 to 1,000.
    /// </summary>
    public int MaxLabels { get; set; } = 200;

    /// <summary>
    /// Which field a property of that exact name goes to: an ECS 8.11 field, <c>labels.</c><i>name</i> or
    /// <c>data.</c><i>name</i>. A value that is not of the field's type goes to <c>labels</c> under the property's name.
    /// The default is empty.
    /// </summary>
    public IDictionary<string, string> FieldMap { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Fields that every document has, with their values: an ECS 8.11 field or <c>labels.</c><i>name</i>. The default is empty.
    /// </summary>
    public IDictionary<string, string> StaticFields { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Fields that no document has: an ECS field, a set of fields such as <c>host</c>, <c>labels.</c><i>name</i> or
    /// <c>data.</c><i>name</i>. The fields that ecs-logging requires cannot be excluded. The default is empty.
    /// </summary>
    public IList<string> ExcludeFields { get; set; } = new List<string>();

    /// <summary>
    /// Fields of your own beside those of ECS, with their types: <c>acme.tenant.id</c>. Properties of that name, <see cref="FieldMap"/>,
    /// <see cref="StaticFields"/> and <see cref="SetFields"/> then write them. A name has two segments at least, of lower-case letters, digits, <c>_</c>
    /// and <c>-</c>, and the first is no set of ECS. The default is empty.
    /// </summary>
    public IDictionary<string, EcsFieldType> CustomFields { get; set; } = new Dictionary<string, EcsFieldType>(StringComparer.Ordinal);

    /// <summary>
    /// Sets fields of each document in code, as in <c>fields => fields.Set("acme.tenant.id", tenants.Current)</c>. What it sets takes the place of
    /// what the event has there, and is masked as the event is. It is called on the thread that writes the document. An exception of it is
    /// named in <c>labels.set_fields_error</c>, and the event is written without what it would have set. The default is <see langword="null"/>.
    /// </summary>
    public Action<EcsEventFields>? SetFields { get; set; }

    /// <summary>
    /// The culture of numbers and times in the rendered message. Fields, <c>labels</c> and <c>data</c> do not depend on it.
    /// The default is <see cref="CultureInfo.InvariantCulture"/>.
    /// </summary>
    public CultureInfo Culture { get; set; } = CultureInfo.InvariantCulture;

    /// <summary>The masking of the documents. The default hides passwords, tokens, keys and personal data.</summary>
    public MaskingOptions Masking { get; set; } = new();

    /// <summary>Returns options that stay as these are now, but for what is masked.</summary>
    internal EcsOptions Copy()
    {
        var copy = (EcsOptions)MemberwiseClone();
        copy.FieldMap = new Dictionary<string, string>(FieldMap, StringComparer.Ordinal);
        copy.StaticFields = new Dictionary<string, string>(StaticFields, StringComparer.Ordinal);
        copy.CustomFields = new Dictionary<string, EcsFieldType>(CustomFields, StringComparer.Ordinal);
        copy.ExcludeFields = [.. ExcludeFields];
        return copy;
    }

    /// <summary>The environment that the settings name.</summary>
    internal SettingsEnvironment? HostEnvironment { get; set; }

    /// <summary>The warning about the settings that the options come from.</summary>
    internal SettingsReport? Report { get; set; }
}
