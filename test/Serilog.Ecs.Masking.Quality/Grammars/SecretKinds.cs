namespace Serilog.Ecs.Masking.Quality.Grammars;

/// <summary>The kinds of secrets that grammars plant.</summary>
internal static class SecretKinds
{
    private static readonly SecretKind[] All =
    [
        .. GrammarFiles.Lines("Common/secret-kinds").Where(line => !line.StartsWith("//", StringComparison.Ordinal)).Select(line => line.Split(" ⇶ "))
            .Select(cells => new SecretKind(cells[0], cells[1].Split(", "), cells[2].Split(", "))),
    ];

    /// <summary>Draws a kind.</summary>
    /// <param name="random">The source of chance.</param>
    /// <param name="rules">The rules to draw from; all if there are none.</param>
    public static SecretKind Draw(Random random, IEnumerable<string> rules)
    {
        var wanted = rules.ToArray();
        var kinds = wanted.Length == 0 ? All : [.. All.Where(kind => wanted.Contains(kind.Rule))];
        return kinds.Length > 0 ? kinds[random.Next(kinds.Length)] : throw new FormatException($"There is no kind '{string.Join(' ', wanted)}'.");
    }
}
