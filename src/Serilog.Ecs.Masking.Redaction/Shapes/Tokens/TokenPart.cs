using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>One step of a token: characters of a set, at least and at most so many of them.</summary>
internal sealed record TokenPart(CharacterSet Set, int Min, int Max)
{
    public const int Unlimited = int.MaxValue;
}
