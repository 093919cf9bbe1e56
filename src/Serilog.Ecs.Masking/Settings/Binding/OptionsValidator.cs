using Serilog.Ecs.Masking.Compiled;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>Checks options before anything is built from them, so that a wrong one is known at start and never costs an event.</summary>
internal static class OptionsValidator
{
    private const string Heading = "The ECS options are not valid:";

    private static readonly OptionsCache<EcsOptions, List<OptionFault>> Known = new(OptionsSnapshot.Of, Find);
    private static readonly OptionsCache<MaskingOptions, List<OptionFault>> KnownOfMasking = new(OptionsSnapshot.Of, MaskingValidator.Faults);

    /// <summary>Throws one error that lists every fault.</summary>
    /// <exception cref="ArgumentException">There is a fault.</exception>
    public static void ThrowIfInvalid(EcsOptions options) => Throw(Texts(options));

    /// <summary>Throws one error that lists every fault.</summary>
    /// <exception cref="ArgumentException">There is a fault.</exception>
    public static void ThrowIfInvalid(MaskingOptions options) => Throw(KnownOfMasking.Get(options).Select(TextOf), MaskingValidator.Heading);

    /// <summary>Returns each fault as code reads it.</summary>
    public static IEnumerable<string> Texts(EcsOptions options) => Faults(options).Select(TextOf);

    /// <summary>Throws one error that lists the faults, if there are any.</summary>
    /// <exception cref="ArgumentException">There is a fault.</exception>
    public static void Throw(IEnumerable<string> faults, string heading = Heading)
    {
        var lines = faults.ToArray();
        if (lines.Length > 0)
        {
            throw SettingsError.Create(string.Join("\n- ", lines.Prepend(heading)));
        }
    }

    /// <summary>Returns what an option of masking is called among all options: <c>Masking.DisabledRules</c>.</summary>
    public static string MaskingOption(string option) => nameof(EcsOptions.Masking) + "." + option;

    /// <summary>Returns each fault. Options are checked again only once they have changed.</summary>
    public static IReadOnlyList<OptionFault> Faults(EcsOptions options) => Known.Get(options);

    private static List<OptionFault> Find(EcsOptions options)
    {
        var faults = new List<OptionFault>();
        OptionChecks.Add(
            faults,
            OptionChecks.NotNull(nameof(options.FieldMap), options.FieldMap),
            OptionChecks.NotNull(nameof(options.StaticFields), options.StaticFields),
            OptionChecks.NotNull(nameof(options.ExcludeFields), options.ExcludeFields),
            OptionChecks.NotNull(nameof(options.CustomFields), options.CustomFields),
            OptionChecks.NotNull(nameof(options.Culture), options.Culture),
            OptionChecks.Known(nameof(options.FieldNesting), options.FieldNesting),
            OptionChecks.Known(nameof(options.LevelNames), options.LevelNames),
            OptionChecks.Known(nameof(options.NameCasing), options.NameCasing),
            OptionChecks.Known(nameof(options.StructuredValues), options.StructuredValues),
            OptionChecks.Known(nameof(options.LabelValues), options.LabelValues),
            OptionChecks.Known(nameof(options.NullValues), options.NullValues),
            OptionChecks.Known(nameof(options.StackTrace), options.StackTrace),
            OptionChecks.Within(nameof(options.MaxStackFrames), options.MaxStackFrames, 0, 10_000),
            OptionChecks.Within(nameof(options.MaxFieldLength), options.MaxFieldLength, 64, 8_191),
            OptionChecks.Within(nameof(options.MaxMessageLength), options.MaxMessageLength, 64, 1_048_576),
            OptionChecks.Within(nameof(options.MaxStackTraceLength), options.MaxStackTraceLength, 256, 1_048_576),
            OptionChecks.Within(nameof(options.MaxDepth), options.MaxDepth, 1, 20),
            options.MaxDocumentLength == 0
                ? null
                : OptionChecks.Within(nameof(options.MaxDocumentLength), options.MaxDocumentLength, 1_024, 104_857_600, " or 0"),
            OptionChecks.Within(nameof(options.MaxLabels), options.MaxLabels, 1, 1_000));
        FieldChecks.Add(faults, options);
        OptionChecks.Add(faults, OptionChecks.NotNull(nameof(options.Masking), options.Masking));
        faults.AddRange(
            KnownOfMasking.Get(options.Masking ?? new MaskingOptions()).Select(static fault => fault with { Option = MaskingOption(fault.Option) }));
        return faults;
    }

    private static string TextOf(OptionFault fault) => fault.Name + ": " + fault.Text;
}
