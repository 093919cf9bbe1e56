namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Whether a value under <paramref name="key"/> must be hidden. A delegate type, because a span fits no <c>Func</c>.</summary>
internal delegate bool SensitiveKey(ReadOnlySpan<char> key);
