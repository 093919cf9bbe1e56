using System.Globalization;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Integrity;

namespace Serilog.Ecs.Masking.Settings;

/// <summary>Checks options before anything is built from them, so that a wrong one is known at start and never costs an event.</summary>
internal static class OptionsValidator
{
    private const string Heading = "The ECS options are not valid:";

    /// <summary>Throws one error that lists every fault.</summary>
    /// <exception cref="ArgumentException">There is a fault.</exception>
    public static void ThrowIfInvalid(EcsOptions options, bool isForFile = false) => Throw(Faults(options, isForFile).Select(static fault => fault.Name + ": " + fault.Text));

    public static void Throw(IEnumerable<string> faults)
    {
        var lines = faults.ToArray();
        if (lines.Length > 0)
        {
            throw new ArgumentException(string.Join("\n- ", lines.Prepend(Heading)));
        }
    }

    public static List<OptionFault> Faults(EcsOptions options, bool isForFile)
    {
        var faults = new List<OptionFault>();
        Add(
            faults,
            NotNull(nameof(options.FieldMap), options.FieldMap),
            NotNull(nameof(options.StaticFields), options.StaticFields),
            NotNull(nameof(options.ExcludeFields), options.ExcludeFields),
            Known(nameof(options.FieldNesting), options.FieldNesting),
            Known(nameof(options.LevelNames), options.LevelNames),
            Known(nameof(options.NameCasing), options.NameCasing),
            Known(nameof(options.StructuredValues), options.StructuredValues),
            Known(nameof(options.LabelValues), options.LabelValues),
            Known(nameof(options.NullValues), options.NullValues),
            Known(nameof(options.StackTrace), options.StackTrace),
            Within(nameof(options.MaxStackFrames), options.MaxStackFrames, 0, 10_000),
            Within(nameof(options.MaxFieldLength), options.MaxFieldLength, 64, 8_191),
            Within(nameof(options.MaxMessageLength), options.MaxMessageLength, 64, 1_048_576),
            Within(nameof(options.MaxStackTraceLength), options.MaxStackTraceLength, 256, 1_048_576),
            Within(nameof(options.MaxDepth), options.MaxDepth, 1, 20),
            options.MaxDocumentLength == 0 ? null : Within(nameof(options.MaxDocumentLength), options.MaxDocumentLength, 1_024, 104_857_600, " or 0"));
        AddFieldMap(faults, options);
        AddStaticFields(faults, options);
        AddExcludes(faults, options);
        Add(faults, NotNull(nameof(options.Masking), options.Masking));
        faults.AddRange(MaskingValidator.Faults(options.Masking ?? new MaskingOptions()));
        faults.AddRange(IntegrityFaults.Of(options, isForFile));
        return faults;
    }

    internal static void Add(List<OptionFault> faults, params OptionFault?[] found)
    {
        foreach (var fault in found)
        {
            if (fault is not null)
            {
                faults.Add(fault);
            }
        }
    }

    internal static OptionFault? NotNull(string option, object? value) =>
        value is null ? new OptionFault(option, null, "is null; an empty collection means none.") : null;

    internal static OptionFault? Known(string option, Enum value) => Enum.IsDefined(value.GetType(), value)
        ? null
        : new OptionFault(option, null, $"{value} is none of {string.Join(", ", Enum.GetNames(value.GetType()))}.");

    internal static OptionFault? Within(string option, int value, int minimum, int maximum, string orElse = "") => value < minimum || value > maximum
        ? new OptionFault(option, null, string.Create(CultureInfo.InvariantCulture, $"{value} is not between {minimum} and {maximum}{orElse}."))
        : null;

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
