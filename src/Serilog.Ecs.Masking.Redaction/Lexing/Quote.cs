namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>A quotation mark in a text, with the escapes before it.</summary>
/// <param name="Start">The offset of its first character.</param>
/// <param name="Length">The number of characters, escapes included: 1 for <c>"</c>, 2 for <c>\"</c>, 6 for <c>&amp;quot;</c>.</param>
internal readonly record struct Quote(int Start, int Length)
{
    /// <summary>Gets the mark around a mask that replaces a plain scalar of YAML: a double quotation mark, where the mask begins with an indicator.</summary>
    public static Quote ForScalar => new(-1, 1);

    /// <summary>Gets the mark around a mask that replaces a number of an array, in a text without any mark: a double quotation mark.</summary>
    public static Quote ForItem => new(-2, 1);

    /// <summary>Gets whether the mark is <see cref="ForScalar"/>.</summary>
    public bool IsForScalar => Start == -1;

    /// <summary>Gets whether the mark is not one of the text.</summary>
    public bool IsAdded => Start < 0;

    /// <summary>Gets the offset after the mark.</summary>
    public int End => Start + Length;

    /// <summary>Gets whether there is a mark at all.</summary>
    public bool Exists => Length > 0;
}
