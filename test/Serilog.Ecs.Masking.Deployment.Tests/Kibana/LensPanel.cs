using System.Text.Json.Nodes;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>One chart or table of the dashboard.</summary>
/// <param name="Id">The saved object's id.</param>
/// <param name="Title">What a reader sees above it.</param>
/// <param name="Kql">Which documents it counts.</param>
/// <param name="Visualization">The kind of Lens.</param>
/// <param name="State">How it looks.</param>
/// <param name="Columns">What it shows.</param>
internal sealed record LensPanel(string Id, string Title, string Kql, string Visualization, JsonObject State, params LensColumn[] Columns)
{
    private const string Layer = "layer";

    public static LensPanel Bars(string id, string title, string kql, params LensColumn[] columns) => Chart(id, title, kql, "bar_stacked", columns);

    public static LensPanel Chart(string id, string title, string kql, string series, params LensColumn[] columns)
    {
        var layer = new JsonObject
        {
            ["layerId"] = Layer,
            ["layerType"] = "data",
            ["seriesType"] = series,
            ["position"] = "top",
            ["showGridlines"] = false,
            ["accessors"] = new JsonArray(columns[^1].Id),
            ["xAccessor"] = columns[0].Id,
        };
        if (columns.Length == 3)
        {
            layer["splitAccessor"] = columns[1].Id;
        }

        return new LensPanel(id, title, kql, "lnsXY", new JsonObject
        {
            ["legend"] = new JsonObject { ["isVisible"] = true, ["position"] = "right" },
            ["valueLabels"] = "hide",
            ["fittingFunction"] = "None",
            ["preferredSeriesType"] = series,
            ["layers"] = new JsonArray(layer),
        }, columns);
    }

    public static LensPanel Donut(string id, string title, string kql, LensColumn slices, LensColumn size) => new(id, title, kql, "lnsPie", new JsonObject
    {
        ["shape"] = "donut",
        ["layers"] = new JsonArray(new JsonObject
        {
            ["layerId"] = Layer,
            ["layerType"] = "data",
            ["primaryGroups"] = new JsonArray(slices.Id),
            ["metrics"] = new JsonArray(size.Id),
            ["numberDisplay"] = "percent",
            ["categoryDisplay"] = "default",
            ["legendDisplay"] = "default",
            ["nestedLegend"] = false,
        }),
    }, slices, size);

    public static LensPanel Table(string id, string title, string kql, params LensColumn[] columns) => new(id, title, kql, "lnsDatatable", new JsonObject
    {
        ["layerId"] = Layer,
        ["layerType"] = "data",
        ["columns"] = new JsonArray([.. columns.Select(column => new JsonObject { ["columnId"] = column.Id, ["isTransposed"] = false })]),
    }, columns);

    public string Line()
    {
        var all = Columns.SelectMany(column => column.Parts.Prepend(column)).ToArray();
        var layer = new JsonObject
        {
            ["columns"] = new JsonObject(all.Select(column => KeyValuePair.Create(column.Id, (JsonNode?)column.Json.DeepClone()))),
            ["columnOrder"] = new JsonArray([.. all.Select(column => (JsonNode)column.Id)]),
            ["incompleteColumns"] = new JsonObject(),
            ["sampling"] = 1,
        };
        var state = new JsonObject
        {
            ["datasourceStates"] = new JsonObject { ["formBased"] = new JsonObject { ["layers"] = new JsonObject { [Layer] = layer } } },
            ["visualization"] = State.DeepClone(),
            ["query"] = SavedObject.Query(Kql),
            ["filters"] = new JsonArray(),
            ["internalReferences"] = new JsonArray(),
            ["adHocDataViews"] = new JsonObject(),
        };
        var attributes = new JsonObject { ["title"] = Title, ["description"] = "", ["visualizationType"] = Visualization, ["state"] = state };
        return SavedObject.Line("lens", Id, "8.9.0", attributes, ("indexpattern-datasource-layer-" + Layer, "index-pattern", KibanaObjects.DataView));
    }
}
