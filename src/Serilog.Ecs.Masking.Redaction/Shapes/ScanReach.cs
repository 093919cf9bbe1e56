namespace Serilog.Ecs.Masking.Redaction.Shapes;

/// <summary>What rules that are off by default make the scanner look at besides.</summary>
[Flags]
internal enum ScanReach : byte
{
    Ordinary = 0,
    Colons = 1,
    Passports = 2,
    ShortNumbers = 4,
}
