using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Fuzzing;

/// <summary>The formatters and the redactor of one set of options.</summary>
internal sealed class RecipeOptions
{
    private const string Default = "default";

    private static readonly Dictionary<string, Action<EcsOptions>> Sets = new()
    {
        [Default] = static _ => { },
        ["nested"] = static options => (options.FieldNesting, options.IncludeMessageTemplate) = (FieldNesting.Nested, true),
        ["labels"] = static options => (options.StructuredValues, options.LabelValues, options.MaxFieldLength) = (StructurePlacement.Labels, LabelTyping.Strings, 64),
        ["nulls"] = static options => (options.NullValues, options.NameCasing, options.StructuredValues) = (NullHandling.Write, NameCasing.Preserve, StructurePlacement.Json),
        ["small"] = static options => (options.MaxDocumentLength, options.StackTrace, options.MaxStackFrames) = (2_048, StackTraceFormat.Array, 3),
        ["strict"] = static options => (options.Masking.Strict, options.Masking.DecodeBase64, options.Masking.Report) = (true, true, MaskedReport.Paths),
    };

    private static readonly Dictionary<string, RecipeOptions> All = Sets.ToDictionary(static set => set.Key, static set => new RecipeOptions(set.Value));

    private RecipeOptions(Action<EcsOptions> configure)
    {
        On = Render.Formatter(configure);
        Off = Render.Formatter(options =>
        {
            configure(options);
            options.Masking = new MaskingOptions { Mode = MaskingMode.Off };
        });
        var options = new EcsOptions();
        configure(options);
        Redactor = new LogEventRedactor(new EventPolicy(options.Masking));
    }

    public static string[] Names { get; } = [.. Sets.Keys];

    public EcsTextFormatter On { get; }

    public EcsTextFormatter Off { get; }

    public LogEventRedactor Redactor { get; }

    /// <summary>Returns the shared formatters of a set, which remember what they wrote.</summary>
    public static RecipeOptions Of(string? name) => All[name ?? Default];

    /// <summary>Returns formatters of a set that wrote nothing yet.</summary>
    public static RecipeOptions New(string? name) => new(Sets[name ?? Default]);
}
