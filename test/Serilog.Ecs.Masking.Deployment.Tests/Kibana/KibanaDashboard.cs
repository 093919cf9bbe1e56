using System.Text.Json.Nodes;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The dashboard: panels by reference, two in a row of 48 units, and below them the latest errors.</summary>
internal static class KibanaDashboard
{
    private const int Width = 24;
    private const int Height = 12;

    public static string Line(string id, IReadOnlyList<LensPanel> panels, KibanaSearch below)
    {
        var placed = panels.Select((panel, index) => Panel("lens", panel.Id, index % 2 * Width, index / 2 * Height, Width)).ToList();
        placed.Add(Panel("search", below.Id, 0, (panels.Count + 1) / 2 * Height, 2 * Width));
        var attributes = new JsonObject
        {
            ["title"] = "auth-api",
            ["description"] = "Requests, errors, clients, and what was masked.",
            ["panelsJSON"] = SavedObject.Text(new JsonArray([.. placed])),
            ["optionsJSON"] = SavedObject.Text(new JsonObject { ["useMargins"] = true, ["syncColors"] = false, ["syncCursor"] = true, ["syncTooltips"] = false, ["hidePanelTitles"] = false }),
            ["timeRestore"] = true,
            ["timeFrom"] = "now-15m",
            ["timeTo"] = "now",
            ["refreshInterval"] = new JsonObject { ["pause"] = false, ["value"] = 10_000 },
            ["version"] = 1,
            ["kibanaSavedObjectMeta"] = new JsonObject
            {
                ["searchSourceJSON"] = SavedObject.Text(new JsonObject { ["query"] = SavedObject.Query(""), ["filter"] = new JsonArray() }),
            },
        };
        return SavedObject.Line(
            "dashboard",
            id,
            "8.9.0",
            attributes,
            [.. panels.Select(panel => (panel.Id + ":panel_" + panel.Id, "lens", panel.Id)), (below.Id + ":panel_" + below.Id, "search", below.Id)]);
    }

    private static JsonObject Panel(string type, string id, int x, int y, int width) => new()
    {
        ["version"] = "8.9.0",
        ["type"] = type,
        ["gridData"] = new JsonObject { ["x"] = x, ["y"] = y, ["w"] = width, ["h"] = Height, ["i"] = id },
        ["panelIndex"] = id,
        ["embeddableConfig"] = new JsonObject { ["enhancements"] = new JsonObject() },
        ["panelRefName"] = "panel_" + id,
    };
}
