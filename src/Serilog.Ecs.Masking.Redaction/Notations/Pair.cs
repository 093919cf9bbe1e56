using Serilog.Ecs.Masking.Redaction.Lexing;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>A name and a value of it, as a notation reads them.</summary>
/// <param name="Key">The name.</param>
/// <param name="Start">The offset of the value, without its quotation marks.</param>
/// <param name="End">The offset after the value.</param>
/// <param name="Notation">How they are written.</param>
internal readonly record struct Pair(KeyCandidate Key, int Start, int End, NotationKind Notation)
{
    /// <summary>Gets the operator between them; none where white space, a bracket or a comma is.</summary>
    public TextOperator Operator { get; init; }

    /// <summary>Gets the mark before the value; none where the value is not quoted.</summary>
    public Quote Quote { get; init; }

    /// <summary>Gets the mark that the mask needs around it for the text to stay well-formed; none where it needs none.</summary>
    public Quote MaskQuote { get; init; }

    /// <summary>Gets whether the name itself is quoted.</summary>
    public bool IsKeyQuoted { get; init; }

    /// <summary>Gets whether the pair is a parameter of a query or a form.</summary>
    public bool IsParameter { get; init; }

    /// <summary>Gets whether the name is the value of another member, so that the text around it adds nothing.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Gets whether only brackets and a comma make it a pair.</summary>
    public bool IsBracketed { get; init; }

    /// <summary>Gets whether the value is one of a list or of the arguments of a call, where a name may follow another.</summary>
    public bool IsListed { get; init; }

    /// <summary>Gets whether the name is that of the block in which the value is a member of its own name.</summary>
    public bool IsMember { get; init; }

    /// <summary>Gets whether the value is the only one that the name can have there: it fills the line, its quotes or its element.</summary>
    public bool IsTight { get; init; }
}
