namespace Serilog.Ecs.Masking.Redaction.Shapes;

/// <summary>What a place of the text may be the start or the sign of.</summary>
[Flags]
internal enum ScanKinds : byte
{
    None = 0,
    Token = 1,
    Number = 2,
    Scheme = 4,
    Special = 8,
}
