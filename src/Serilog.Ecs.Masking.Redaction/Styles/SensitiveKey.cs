namespace Serilog.Ecs.Masking.Redaction.Styles;

/// <summary>Returns whether a value under <paramref name="key"/> must be hidden.</summary>
/// <remarks>A type of its own, because a span fits no <c>Func</c> before .NET 9.</remarks>
internal delegate bool SensitiveKey(ReadOnlySpan<char> key);
