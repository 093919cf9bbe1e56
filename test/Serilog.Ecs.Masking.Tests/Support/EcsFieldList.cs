using System.Reflection;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>The tests' own copy of the list of ECS fields, so that the product's is checked against something else than itself.</summary>
internal static class EcsFieldList
{
    public static IReadOnlyDictionary<string, Row> All { get; } = Read();

    private static Dictionary<string, Row> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("ecs-fields.csv")!;
        using var reader = new StreamReader(stream);
        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            rows.Add(cells[0], new Row(cells[1], cells[2] == "array", cells[3] == "yes", cells[4] == "yes"));
        }

        return rows;
    }

    internal sealed record Row(string Type, bool IsArray, bool In8, bool In9);
}
