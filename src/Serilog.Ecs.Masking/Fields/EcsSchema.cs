using System.ComponentModel;

namespace Serilog.Ecs.Masking.Fields;

/// <summary>The fields of the Elastic Common Schema, for the command-line tool. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EcsSchema
{
    /// <summary>The fields of ECS 8.11 and 9.4.</summary>
    public static IReadOnlyCollection<EcsField> All => EcsFieldTable.All;

    /// <summary>Whether Elasticsearch fills the field itself, as another view of the one around it.</summary>
    /// <param name="field">The field.</param>
    /// <returns><see langword="true"/> for a field such as <c>error.stack_trace.text</c>.</returns>
    public static bool IsMultiField(EcsField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return EcsFieldTable.IsMultiField(field);
    }

    /// <summary>Whether the name is one around other fields, such as <c>host</c> or <c>host.os</c>.</summary>
    /// <param name="name">The name.</param>
    /// <returns><see langword="true"/> for a field set.</returns>
    public static bool IsFieldSet(string name) => EcsFieldTable.IsFieldSet(name);

    /// <summary>Finds the field of ECS 8.11 whose name is nearest to a misspelt one.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The field's name, or <see langword="null"/>.</returns>
    public static string? FindNearest(string name) => EcsFieldTable.Nearest(name);

    /// <summary>Whether Elasticsearch's <c>ip</c> type takes a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> for a strict dotted IPv4 address, or an IPv6 address without a zone.</returns>
    public static bool IsIpAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FieldFit.IsIpAddress(text);
    }
}
