using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Identity;

/// <summary>The published form of one kind of number by which a state knows a person or a company.</summary>
/// <param name="Id">The id of the rule.</param>
/// <param name="Parts">The characters, in order.</param>
/// <param name="Check">What its digits show.</param>
internal sealed record IdentityNumber(string Id, TokenPart[] Parts, IdentityCheck Check);
