using System.Text.Json;
using System.Text.RegularExpressions;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>One of the dynamic templates: which new fields it maps, and how.</summary>
internal sealed class DynamicRule
{
    private readonly Regex[] _paths;
    private readonly string? _type;
    private readonly string? _unlessType;

    private DynamicRule(Regex[] paths, string? type, string? unlessType, MappedField mapping) =>
        (_paths, _type, _unlessType, Mapping) = (paths, type, unlessType, mapping);

    public MappedField Mapping { get; }

    public static DynamicRule Read(JsonElement named)
    {
        var rule = named.EnumerateObject().Single().Value;
        return new DynamicRule(
            rule.TryGetProperty("path_match", out var paths) ? [.. Texts(paths).Select(Pattern)] : [],
            Text(rule, "match_mapping_type"),
            Text(rule, "unmatch_mapping_type"),
            MappedField.Read(rule.GetProperty("mapping")));
    }

    public bool Matches(string path, string detected) =>
        (_paths.Length == 0 || Array.Exists(_paths, pattern => pattern.IsMatch(path)))
        && (_type is null || _type == detected)
        && _unlessType != detected;

    private static IEnumerable<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(element => element.GetString()!) : [value.GetString()!];

    private static Regex Pattern(string path) =>
        new("^" + Regex.Escape(path).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static string? Text(JsonElement rule, string name) => rule.TryGetProperty(name, out var value) ? value.GetString() : null;
}
