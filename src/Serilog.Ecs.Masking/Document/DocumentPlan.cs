using System.Globalization;
using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>The options, compiled once into what a document needs. Shared by all threads.</summary>
internal sealed class DocumentPlan
{
    private readonly IdentityField[] _configured;
    private readonly ServiceIdentity _identity;
    private readonly ConditionalWeakTable<ServiceIdentity, FixedFields> _fixedByIdentity = [];
    private readonly string[] _levels;
    private readonly ReferenceCache<MessageTemplate, TemplatePlan> _templates = new(1_024, takesOver: true);

    /// <param name="options">The options.</param>
    /// <param name="identity">The service that the documents belong to.</param>
    /// <param name="isSealed">Whether a file numbers and chains the lines.</param>
    public DocumentPlan(EcsOptions options, ServiceIdentity identity, bool isSealed = false)
    {
        Nested = options.FieldNesting == FieldNesting.Nested;
        LabelsAreText = options.LabelValues == LabelTyping.Strings;
        OmitsEmpty = options.NullValues == NullHandling.Omit;
        StructuredValues = options.StructuredValues;
        StackTrace = options.StackTrace;
        MaxStackFrames = options.MaxStackFrames;
        FoldsFrameworkFrames = options.FoldFrameworkFrames;
        IncludesTemplate = options.IncludeMessageTemplate;
        IncludesTemplateHash = options.IncludeTemplateHash;
        Needs = RedactionNeeds.Message | RedactionNeeds.Error
            | (StackTrace != StackTraceFormat.Off ? RedactionNeeds.StackTrace : RedactionNeeds.Properties)
            | (IncludesTemplate || IncludesTemplateHash ? RedactionNeeds.TemplateText : RedactionNeeds.Properties);
        MaxFieldLength = options.MaxFieldLength;
        MaxMessageLength = options.MaxMessageLength;
        MaxStackTraceLength = options.MaxStackTraceLength;
        MaxDepth = options.MaxDepth;
        LeavesSequenceToFile = isSealed;
        MaxDocumentLength = options.MaxDocumentLength - (LeavesSequenceToFile && options.MaxDocumentLength > 0 ? ChainSeal.MaxLength : 0);
        MaxLabels = options.MaxLabels;
        Excludes = new FieldExclusions(options.ExcludeFields);
        Names = new FieldNames(options.CustomFields);
        Properties = new PropertyPlans(new Dictionary<string, string>(options.FieldMap, StringComparer.Ordinal), options.NameCasing, Names);
        SetFields = options.SetFields;
        Culture = options.Culture.Equals(CultureInfo.InvariantCulture) ? null : options.Culture;
        _levels = new string[(int)LogEventLevel.Fatal + 1];
        for (var level = LogEventLevel.Verbose; level <= LogEventLevel.Fatal; level++)
        {
            _levels[(int)level] = LevelText(level, options.LevelNames);
        }

        _identity = identity;
        _configured = Configured(options.StaticFields, Names);
        Fixed = FixedFields.Render(_configured.Concat(identity.ServiceFields), this);
    }

    /// <summary>What the documents show of an event.</summary>
    public RedactionNeeds Needs { get; }

    public bool Nested { get; }

    public bool LabelsAreText { get; }

    public bool OmitsEmpty { get; }

    public StructurePlacement StructuredValues { get; }

    public StackTraceFormat StackTrace { get; }

    public int MaxStackFrames { get; }

    public bool FoldsFrameworkFrames { get; }

    public bool IncludesTemplate { get; }

    public bool IncludesTemplateHash { get; }

    public int MaxFieldLength { get; }

    public int MaxMessageLength { get; }

    public int MaxStackTraceLength { get; }

    public int MaxDepth { get; }

    public int MaxDocumentLength { get; }

    public int MaxLabels { get; }

    /// <summary>Whether the file numbers the lines itself, in their order.</summary>
    public bool LeavesSequenceToFile { get; }

    public FieldExclusions Excludes { get; }

    /// <summary>The fields that there are.</summary>
    public FieldNames Names { get; }

    public PropertyPlans Properties { get; }

    /// <summary>Sets fields in code, or <see langword="null"/>.</summary>
    public Action<EcsEventFields>? SetFields { get; }

    /// <summary>The culture of the message, or <see langword="null"/> for the invariant one.</summary>
    public CultureInfo? Culture { get; }

    /// <summary>What every document has, where its event carries no identity.</summary>
    public FixedFields Fixed { get; }

    public MemberKey Member(string name) => Properties.Member(name);

    public TemplatePlan Template(MessageTemplate template) =>
        _templates.Find(template) ?? _templates.Remember(template, TemplatePlan.Of(template));

    /// <summary>Returns what every document has whose event carries <paramref name="carried"/>: set by this formatter's options, carried, detected.</summary>
    public FixedFields FixedWith(ServiceIdentity carried) =>
        _fixedByIdentity.TryGetValue(carried, out var known) ? known : _fixedByIdentity.GetValue(carried, RenderFixedWith);

    private FixedFields RenderFixedWith(ServiceIdentity carried)
    {
        var own = _identity.ServiceFields;
        return FixedFields.Render(
            _configured.Concat(own.Where(field => field.Source == IdentitySource.Options)).Concat(carried.AllFields).Concat(own), this);
    }

    /// <summary>The level as a member, from the end of the timestamp to the start of the message.</summary>
    public string LevelMember(LogEventLevel level) => (uint)level < (uint)_levels.Length ? _levels[(int)level] : _levels[(int)LogEventLevel.Information];

    private static IdentityField[] Configured(IDictionary<string, string> staticFields, FieldNames names)
    {
        var fields = new List<IdentityField>(staticFields.Count);
        foreach (var (name, value) in staticFields)
        {
            fields.Add(new IdentityField(name, StaticValue.Of(names, name, value), IdentitySource.Options));
        }

        return [.. fields];
    }

    private static string LevelText(LogEventLevel level, LevelNaming names)
    {
        var name = names == LevelNaming.Serilog ? level.ToString() : level switch
        {
            LogEventLevel.Verbose => "trace",
            LogEventLevel.Debug => "debug",
            LogEventLevel.Information => "info",
            LogEventLevel.Warning => "warn",
            LogEventLevel.Error => "error",
            _ => "fatal",
        };
        return "Z\",\"log.level\":\"" + name + "\",\"message\":\"";
    }
}
