using System.Globalization;
using Serilog.Ecs.Masking.Compiled;
using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Fields;
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
            options.MaxDocumentLength == 0 ? null : OptionChecks.Within(nameof(options.MaxDocumentLength), options.MaxDocumentLength, 1_024, 104_857_600, " or 0"),
            OptionChecks.Within(nameof(options.MaxLabels), options.MaxLabels, 1, 1_000));
        AddFieldMap(faults, options);
        AddStaticFields(faults, options);
        AddExcludes(faults, options);
        OptionChecks.Add(faults, OptionChecks.NotNull(nameof(options.Masking), options.Masking));
        faults.AddRange(KnownOfMasking.Get(options.Masking ?? new MaskingOptions()).Select(static fault => fault with { Option = MaskingOption(fault.Option) }));
        return faults;
    }

    private static string TextOf(OptionFault fault) => fault.Name + ": " + fault.Text;

    private static void AddFieldMap(List<OptionFault> faults, EcsOptions options)
    {
        foreach (var (property, target) in options.FieldMap ?? new Dictionary<string, string>())
        {
            if (string.IsNullOrWhiteSpace(property))
            {
                faults.Add(new OptionFault(nameof(options.FieldMap), property, "a property has no name."));
            }
            else if (TargetFault(target, dataToo: true) is { } fault)
            {
                faults.Add(new OptionFault(nameof(options.FieldMap), property, fault));
            }
        }
    }

    private static void AddStaticFields(List<OptionFault> faults, EcsOptions options)
    {
        foreach (var (field, value) in options.StaticFields ?? new Dictionary<string, string>())
        {
            if (TargetFault(field, dataToo: false) is { } fault)
            {
                faults.Add(new OptionFault(nameof(options.StaticFields), field, fault));
            }
            else if (string.IsNullOrEmpty(value))
            {
                faults.Add(new OptionFault(nameof(options.StaticFields), field, "the value is empty."));
            }
            else if (StaticValue.TryOf(field, value) is null)
            {
                faults.Add(new OptionFault(nameof(options.StaticFields), field, $"the value is not of the field's type, {TypeName(field)}."));
            }
        }
    }

    private static void AddExcludes(List<OptionFault> faults, EcsOptions options)
    {
        var index = 0;
        foreach (var name in options.ExcludeFields ?? [])
        {
            var entry = index++.ToString(CultureInfo.InvariantCulture);
            if (FieldTarget.IsOwned(name ?? "") || name is "log" or "ecs")
            {
                faults.Add(new OptionFault(nameof(options.ExcludeFields), entry, $"'{name}' is required in every document."));
            }
            else if (name is not ("labels" or "data") && !(name is not null && EcsFieldTable.IsFieldSet(name)) && TargetFault(name, dataToo: true) is { } fault)
            {
                faults.Add(new OptionFault(nameof(options.ExcludeFields), entry, fault));
            }
        }
    }

    private static string? TargetFault(string? target, bool dataToo)
    {
        if (string.IsNullOrWhiteSpace(target))
        {
            return "no field is named.";
        }

        if (HasKey(target, FieldTarget.Labels) || (dataToo && HasKey(target, FieldTarget.Data)) || FieldTarget.SlotOf(target) is not null)
        {
            return null;
        }

        if (FieldTarget.IsOwned(target))
        {
            return $"'{target}' is written by the formatter itself.";
        }

        return EcsFieldTable.Find(target) switch
        {
            { In8: false } => $"'{target}' came only after ECS 8.11.",
            { } field when EcsFieldTable.IsMultiField(field) => $"'{target}' is filled by Elasticsearch itself.",
            _ => $"'{target}' is not an ECS 8.11 field{Meant(target)}",
        };
    }

    private static string Meant(string target) =>
        (NearestPrefix(target) ?? EcsFieldTable.Nearest(target)) is { } nearest ? $"; did you mean '{nearest}'?" : ".";

    private static string? NearestPrefix(string target)
    {
        var dot = target.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && NearestName.Of(target[..dot], ["labels"]) is { } prefix && dot < target.Length - 1 ? prefix + target[dot..] : null;
    }

    private static bool HasKey(string target, string prefix) =>
        target.Length > prefix.Length && target.StartsWith(prefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(target[prefix.Length..]);

    private static string TypeName(string field) =>
        FieldTarget.SlotOf(field)!.Field.Type.ToString().ToLowerInvariant();
}
