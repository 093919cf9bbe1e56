namespace Serilog.Ecs.Masking.Quality.Hostile;

/// <summary>Wide headers above wide or many rows.</summary>
internal static class HostileTables
{
    private static readonly string[] Separators = [",", ";", "\t", " | ", "  "];
    private static readonly string[] Cells = ["a", "token=x", "", "\"a", "password", "1"];

    public static IReadOnlyList<HostileText> All { get; } = [.. Separators.SelectMany(separator => Cells.SelectMany(cell => Tables(separator, cell)))];

    private static IEnumerable<HostileText> Tables(string separator, string cell)
    {
        yield return new HostileText(
            $"a header that ends in password above one row of {cell}{separator}",
            length => HostileText.Fill("a" + separator, length / 2) + "password\n" + HostileText.Fill(cell + separator, length / 2));
        yield return new HostileText(
            $"a narrow header with password above one row of {cell}{separator}",
            length => "a" + separator + "password\n" + HostileText.Fill(cell + separator, length));
        yield return new HostileText(
            $"as many columns of which the last is password as cells {cell}{separator}",
            length => Columns("a" + separator, cell + separator, length) + "password\n" + Columns(cell + separator, "a" + separator, length));
        yield return new HostileText(
            $"many columns named password above rows of {cell}{separator}",
            length => HostileText.Fill("password" + separator, length / 4) + "\n" + HostileText.Fill(HostileText.Fill(cell + separator, 200) + "\n", length * 3 / 4));
        yield return new HostileText(
            $"headers after headers with {cell}{separator}",
            length => HostileText.Fill("id" + separator + "password\n" + cell + separator + cell + "\n", length));
    }

    private static string Columns(string piece, string other, int length)
    {
        var count = length / (piece.Length + other.Length);
        return HostileText.Fill(piece, count * piece.Length);
    }
}
