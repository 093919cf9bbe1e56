using System.Collections.Frozen;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking.Fields;

/// <summary>
/// All fields of the Elastic Common Schema, read from the embedded <c>ecs-fields.txt</c> when the first name asks for it:
/// an application whose properties have no dotted names never pays for it.
/// </summary>
internal static class EcsFieldTable
{
    private const int FarthestNear = 3;

    private static readonly Lazy<Dictionary<string, EcsField>> Fields = new(static () => EcsFieldReader.Read());
    private static readonly Lazy<FrozenSet<string>> Sets = new(static () => FieldSets().ToFrozenSet(StringComparer.Ordinal));

    public static IReadOnlyCollection<EcsField> All => Fields.Value.Values;

    /// <summary>Whether the table has been read; a test asserts that ordinary events do not.</summary>
    public static bool IsLoaded => Fields.IsValueCreated;

    public static EcsField? Find(string name) => Fields.Value.GetValueOrDefault(name);

    /// <summary>
    /// Returns whether the field is another view of the one around it, as <c>error.stack_trace.text</c> is: Elasticsearch
    /// fills it, and a document that does would be rejected.
    /// </summary>
    public static bool IsMultiField(EcsField field)
    {
        var dot = field.Name.LastIndexOf('.');
        return dot > 0 && Find(field.Name[..dot]) is { Type: not (EcsFieldType.Object or EcsFieldType.Nested or EcsFieldType.Flattened) };
    }

    /// <summary>Returns whether the name is one around other fields, such as <c>host</c> or <c>host.os</c>.</summary>
    public static bool IsFieldSet(string name) => Sets.Value.Contains(name);

    public static bool HasSubFields(EcsField field) => IsFieldSet(field.Name);

    /// <summary>Returns the field of ECS 8.11 whose name is nearest to a misspelt one, or <see langword="null"/> if none is near.</summary>
    public static string? Nearest(string name) => NearestName.Of(name, All.Where(field => field.In8).Select(field => field.Name), FarthestNear);

    private static IEnumerable<string> FieldSets()
    {
        foreach (var name in Fields.Value.Keys)
        {
            for (var dot = name.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = name.IndexOf('.', dot + 1))
            {
                yield return name[..dot];
            }
        }
    }
}
