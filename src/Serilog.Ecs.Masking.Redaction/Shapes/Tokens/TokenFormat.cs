namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>The published shape of one kind of token.</summary>
/// <param name="Id">The rule it belongs to.</param>
/// <param name="Pattern">The shape, in the notation of <see cref="TokenPattern"/>.</param>
/// <param name="Guard">What else it must show.</param>
/// <param name="Anchor">
/// How far into the token its tell-tale literal is, where the token starts with nothing of the kind.
/// </param>
/// <param name="KeepsHead">Whether what stands before the variable end is public, such as a host name.</param>
internal sealed record TokenFormat(
    string Id, string Pattern, TokenGuard Guard = TokenGuard.None, int Anchor = 0, bool KeepsHead = false);
