namespace Serilog.Ecs.Masking.Redaction.Keys;

/// <summary>What a key says about the value under it.</summary>
/// <param name="Rules">The rules that name it, as bits by their place in <see cref="KeyRules.All"/>.</param>
/// <param name="TextOnly">Whether a number under the key is a count and stays, as under <c>tokens</c>.</param>
internal readonly record struct KeyHit(ulong Rules, bool TextOnly)
{
    public bool IsEmpty => Rules == 0;
}
