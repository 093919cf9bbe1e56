namespace Serilog.Ecs.Masking.Redaction.Shapes.Identity;

/// <summary>Returns whether the letters and digits of a number, without its separators, agree with its check digits.</summary>
internal delegate bool IdentityCheck(ReadOnlySpan<char> number);
