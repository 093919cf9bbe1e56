using Serilog.Ecs.Masking.Redacted;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Values;

/// <summary>
/// A <c>StringSegment</c> as Serilog captures it. It shows a part of a text and holds all of it, the parts that its neighbours
/// show too: the name of a cookie holds the cookie.
/// </summary>
internal static class TextSegment
{
    public const string TypeTag = "StringSegment";

    private const string Buffer = "Buffer";
    private const string Value = "Value";

    /// <summary>Returns the segment without the text that it is a part of; the same instance where it shows all of it.</summary>
    public static StructureValue WithoutBuffer(StructureValue segment)
    {
        var members = EventCollections.Of(segment);
        return TextOf(members, Buffer) is { } buffer && Array.Exists(members, static member => member.Name == Value) && TextOf(members, Value) != buffer
            ? new StructureValue(members.Where(static member => member.Name != Buffer), segment.TypeTag)
            : segment;
    }

    private static string? TextOf(LogEventProperty[] members, string name)
    {
        foreach (var member in members)
        {
            if (member.Name == name)
            {
                return (member.Value as ScalarValue)?.Value as string;
            }
        }

        return null;
    }
}
