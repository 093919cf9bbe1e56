namespace Serilog.Ecs.Masking.Tool.Filtering;

/// <summary>One token of a filter.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text, of a quoted one without quotation marks and escapes.</param>
/// <param name="Position">Where it starts, counted from 1.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Text, int Position)
{
    public bool IsWord(string word) => Kind == FilterTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Kind == FilterTokenKind.End ? "the end" : $"'{Text}'";
}
