namespace Serilog.Ecs.Masking;

/// <summary>How scalars are written in <c>labels</c>.</summary>
public enum LabelTyping
{
    /// <summary>Numbers and booleans are JSON numbers and booleans.</summary>
    Typed,

    /// <summary>
    /// Everything is text, so that a number in one document and text in the next never conflict. Without an index template, Elasticsearch still takes a text
    /// that looks like a date for one: turn its <c>date_detection</c> off there.
    /// </summary>
    Strings,
}
