using System.Buffers;
using System.Globalization;
using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>Checks the options that name fields.</summary>
internal static class FieldChecks
{
    private static readonly SearchValues<char> OfNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>Sets that are no set of ECS and yet not free.</summary>
    private static readonly string[] Taken = ["labels", "data", "tags", "message", "ecs", "@timestamp"];

    /// <summary>Adds each fault.</summary>
    public static void Add(List<OptionFault> faults, EcsOptions options)
    {
        var names = new FieldNames(options.CustomFields ?? new Dictionary<string, EcsFieldType>());
        AddCustomFields(faults, options, names);
        AddFieldMap(faults, options, names);
        AddStaticFields(faults, options, names);
        AddExcludes(faults, options, names);
    }

    private static void AddCustomFields(List<OptionFault> faults, EcsOptions options, FieldNames names)
    {
        foreach (var (name, type) in options.CustomFields ?? new Dictionary<string, EcsFieldType>())
        {
            if ((NameFault(name) ?? (names.IsDeclaredSet(name) ? $"'{name}' is also the name around another field." : null) ?? TypeFault(type)) is { } fault)
            {
                faults.Add(new OptionFault(nameof(options.CustomFields), name, fault));
            }
        }
    }

    private static string? NameFault(string name)
    {
        var segments = name.Split('.');
        if (segments.Length < 2 || segments.Any(static segment => segment.Length == 0 || segment.AsSpan().ContainsAnyExcept(OfNames)))
        {
            return "a field is called like 'acme.tenant.id': two segments at least, of lower-case letters, digits, '_' and '-'.";
        }

        return Taken.Contains(segments[0]) || EcsFieldTable.IsFieldSet(segments[0])
            ? $"'{segments[0]}' is a set of ECS; fields of your own are in a set of your own, as in 'acme.{name}'."
            : null;
    }

    private static string? TypeFault(EcsFieldType type) =>
        !Enum.IsDefined(type) ? $"{(int)type} is no type."
        : type is EcsFieldType.Object or EcsFieldType.Nested ? $"{type} is for sets of ECS; a structure of your own is Flattened." : null;

    private static void AddFieldMap(List<OptionFault> faults, EcsOptions options, FieldNames names)
    {
        foreach (var (property, target) in options.FieldMap ?? new Dictionary<string, string>())
        {
            if (string.IsNullOrWhiteSpace(property))
            {
                faults.Add(new OptionFault(nameof(options.FieldMap), property, "a property has no name."));
            }
            else if (TargetFault(names, target, dataToo: true) is { } fault)
            {
                faults.Add(new OptionFault(nameof(options.FieldMap), property, fault));
            }
        }
    }

    private static void AddStaticFields(List<OptionFault> faults, EcsOptions options, FieldNames names)
    {
        foreach (var (field, value) in options.StaticFields ?? new Dictionary<string, string>())
        {
            if (TargetFault(names, field, dataToo: false) is { } fault)
            {
                faults.Add(new OptionFault(nameof(options.StaticFields), field, fault));
            }
            else if (string.IsNullOrEmpty(value))
            {
                faults.Add(new OptionFault(nameof(options.StaticFields), field, "the value is empty."));
            }
            else if (StaticValue.TryOf(names, field, value) is null)
            {
                faults.Add(new OptionFault(nameof(options.StaticFields), field, $"the value is not of the field's type, {TypeName(names, field)}."));
            }
        }
    }

    private static void AddExcludes(List<OptionFault> faults, EcsOptions options, FieldNames names)
    {
        var index = 0;
        foreach (var name in options.ExcludeFields ?? [])
        {
            var entry = index++.ToString(CultureInfo.InvariantCulture);
            if (FieldTarget.IsOwned(name ?? "") || name is "log" or "ecs")
            {
                faults.Add(new OptionFault(nameof(options.ExcludeFields), entry, $"'{name}' is required in every document."));
            }
            else if (name is not ("labels" or "data")
                && !(name is not null && (EcsFieldTable.IsFieldSet(name) || names.IsDeclaredSet(name)))
                && TargetFault(names, name, dataToo: true) is { } fault)
            {
                faults.Add(new OptionFault(nameof(options.ExcludeFields), entry, fault));
            }
        }
    }

    private static string? TargetFault(FieldNames names, string? target, bool dataToo)
    {
        if (string.IsNullOrWhiteSpace(target))
        {
            return "no field is named.";
        }

        if (HasKey(target, FieldTarget.Labels) || (dataToo && HasKey(target, FieldTarget.Data)) || names.SlotOf(target) is not null)
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
            _ => $"'{target}' is not an ECS 8.11 field{Meant(names, target)}",
        };
    }

    private static string Meant(FieldNames names, string target) =>
        (NearestPrefix(target) ?? NearestName.Of(target, names.Declared) ?? EcsFieldTable.Nearest(target)) is { } nearest
            ? $"; did you mean '{nearest}'?"
            : ".";

    private static string? NearestPrefix(string target)
    {
        var dot = target.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && NearestName.Of(target[..dot], ["labels"]) is { } prefix && dot < target.Length - 1 ? prefix + target[dot..] : null;
    }

    private static bool HasKey(string target, string prefix) =>
        target.Length > prefix.Length && target.StartsWith(prefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(target[prefix.Length..]);

    private static string TypeName(FieldNames names, string field) =>
        names.SlotOf(field)!.Field.Type.ToString().ToLowerInvariant();
}
