using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Document;

/// <summary>A message template, read once into what the message writer needs for each event.</summary>
internal sealed class TemplatePlan
{
    private TemplatePlan(Part[] parts) => Parts = parts;

    public Part[] Parts { get; }

    public static TemplatePlan Of(MessageTemplate template)
    {
        var parts = new List<Part>();
        foreach (var token in template.Tokens)
        {
            parts.Add(token switch
            {
                TextToken text => new Part(text.Text, null, null, 0),
                PropertyToken hole => new Part(hole.ToString(), hole.PropertyName, hole.Format, WidthOf(hole.Alignment)),
                _ => new Part(token.ToString() ?? "", null, null, 0),
            });
        }

        return new TemplatePlan([.. parts]);
    }

    private static int WidthOf(Alignment? alignment) => alignment switch
    {
        null => 0,
        { Direction: AlignmentDirection.Left } left => -left.Width,
        { } right => right.Width,
    };

    /// <summary>A piece of literal text, or a hole.</summary>
    /// <param name="Text">The literal, or the hole as it was written, which stands where the event has no such property.</param>
    /// <param name="Property">The hole's property, or <see langword="null"/> for a literal.</param>
    /// <param name="Format">The hole's format.</param>
    /// <param name="Width">The hole's width: positive pads on the left, negative on the right.</param>
    public readonly record struct Part(string Text, string? Property, string? Format, int Width);
}
