using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Document;

/// <summary>A message template, read once into what the message writer needs for each event.</summary>
internal sealed class TemplatePlan
{
    private string? _hash;

    private TemplatePlan(Part[] parts) => Parts = parts;

    public Part[] Parts { get; }

    /// <summary>The order of the fields that events of the template had before; they nearly always have the same.</summary>
    public FieldLayouts Layouts { get; } = new();

    /// <summary>The hash of the template's text, which is made once.</summary>
    public string HashOf(string text) => _hash ??= TemplateHash.Of(text);

    public static TemplatePlan Of(MessageTemplate template)
    {
        var tokens = template.Tokens.ToArray();
        var parts = new Part[tokens.Length];
        for (var index = 0; index < tokens.Length; index++)
        {
            parts[index] = tokens[index] switch
            {
                TextToken text => new Part(text.Text, null, null, 0),
                PropertyToken hole => new Part(hole.ToString(), hole.PropertyName, hole.Format, WidthOf(hole.Alignment)),
                var other => new Part(other.ToString() ?? "", null, null, 0),
            };
        }

        return new TemplatePlan(parts);
    }

    private static int WidthOf(Alignment? alignment) => alignment switch
    {
        null => 0,
        { Direction: AlignmentDirection.Left } left => -left.Width,
        { } right => right.Width,
    };

    /// <summary>A piece of literal text, or a hole.</summary>
    /// <param name="Text">The literal, or the hole as it was written, which is written if the event has no such property.</param>
    /// <param name="Property">The hole's property, or <see langword="null"/> for a literal.</param>
    /// <param name="Format">The hole's format.</param>
    /// <param name="Width">The hole's width: positive pads on the left, negative on the right.</param>
    public readonly record struct Part(string Text, string? Property, string? Format, int Width);
}
