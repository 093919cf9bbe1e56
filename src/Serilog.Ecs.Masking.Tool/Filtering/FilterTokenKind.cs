namespace Serilog.Ecs.Masking.Tool.Filtering;

/// <summary>The kinds of tokens of a filter.</summary>
internal enum FilterTokenKind
{
    End,
    Word,
    Quoted,
    Operator,
    Open,
    Close,
    Comma,
}
