using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Identity;

/// <summary>Reads the table of identity numbers. A new one is a new row.</summary>
internal static class IdentityNumbers
{
    private const string Gap = "  ";

    private static readonly Lazy<IReadOnlyList<IdentityNumber>> Rows = new(Read);

    /// <summary>Gets the numbers, in the order of the table.</summary>
    public static IReadOnlyList<IdentityNumber> All => Rows.Value;

    private static IdentityNumber[] Read() =>
    [
        .. DataFile.Lines("identity-numbers.txt")
            .Select(static line => line.Split(Gap, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(static cells => new IdentityNumber(cells[0], [.. TokenPattern.Expand(cells[1])[0]], IdentityChecks.Parse(cells[2]))),
    ];
}
