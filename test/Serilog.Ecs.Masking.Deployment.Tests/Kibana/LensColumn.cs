using System.Text.Json.Nodes;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>A column of a Lens layer: what the rows are, or what is computed of them.</summary>
/// <param name="Id">The name within its layer.</param>
/// <param name="Json">The column as Lens stores it.</param>
/// <param name="Parts">Hidden columns that it is computed from.</param>
internal sealed record LensColumn(string Id, JsonObject Json, params LensColumn[] Parts)
{
    public static LensColumn Time() =>
        new("time", Bucket("@timestamp", "date", "date_histogram", "@timestamp", "interval", new JsonObject { ["interval"] = "auto", ["includeEmptyRows"] = true, ["dropPartials"] = false }));

    public static LensColumn Top(string label, string field, string dataType, int size, bool withMissing = false) => new("top", Bucket(label, dataType, "terms", field, "ordinal", new JsonObject
    {
        ["size"] = size,
        ["orderBy"] = new JsonObject { ["type"] = "column", ["columnId"] = "count" },
        ["orderDirection"] = "desc",
        ["otherBucket"] = true,
        ["missingBucket"] = withMissing,
        ["parentFormat"] = new JsonObject { ["id"] = "terms" },
        ["include"] = new JsonArray(),
        ["exclude"] = new JsonArray(),
        ["includeIsRegex"] = false,
        ["excludeIsRegex"] = false,
    }));

    public static LensColumn Count(string label, string id = "count", string? filter = null, bool emptyAsNull = true)
    {
        var column = Metric(label, "count", "___records___", new JsonObject { ["emptyAsNull"] = emptyAsNull });
        if (filter is not null)
        {
            column["filter"] = SavedObject.Query(filter);
        }

        return new LensColumn(id, column);
    }

    public static LensColumn Percentile(string field, int percentile) =>
        new("p" + percentile, Metric(percentile + " %", "percentile", field, new JsonObject { ["percentile"] = percentile }));

    public static LensColumn Sum(string label, string field) => new("sum", Metric(label, "sum", field, new JsonObject { ["emptyAsNull"] = true }));

    /// <summary>The share of documents that a filter finds. Lens stores the formula, and what it is computed from.</summary>
    public static LensColumn Share(string label, string filter)
    {
        var formula = $"count(kql='{filter}') / count()";
        var found = Count("Part of " + label, "shareX0", filter, emptyAsNull: false);
        var all = Count("Part of " + label, "shareX1", emptyAsNull: false);
        var division = Metric("Part of " + label, "math", null, new JsonObject
        {
            ["tinymathAst"] = new JsonObject
            {
                ["type"] = "function",
                ["name"] = "divide",
                ["args"] = new JsonArray(found.Id, all.Id),
                ["location"] = new JsonObject { ["min"] = 0, ["max"] = formula.Length },
                ["text"] = formula,
            },
        });
        division["references"] = new JsonArray(found.Id, all.Id);
        var share = Metric(label, "formula", null, new JsonObject
        {
            ["formula"] = formula,
            ["isFormulaBroken"] = false,
            ["format"] = new JsonObject { ["id"] = "percent", ["params"] = new JsonObject { ["decimals"] = 1 } },
        });
        share["references"] = new JsonArray("shareX2");
        return new LensColumn("share", share, found, all, new LensColumn("shareX2", division));
    }

    private static JsonObject Bucket(string label, string dataType, string operation, string field, string scale, JsonObject parameters) =>
        Column(label, dataType, operation, field, isBucketed: true, scale, parameters);

    private static JsonObject Metric(string label, string operation, string? field, JsonObject parameters) =>
        Column(label, "number", operation, field, isBucketed: false, "ratio", parameters);

    private static JsonObject Column(string label, string dataType, string operation, string? field, bool isBucketed, string scale, JsonObject parameters)
    {
        var column = new JsonObject
        {
            ["label"] = label,
            ["customLabel"] = true,
            ["dataType"] = dataType,
            ["operationType"] = operation,
            ["isBucketed"] = isBucketed,
            ["scale"] = scale,
        };
        if (field is not null)
        {
            column["sourceField"] = field;
        }

        column["params"] = parameters;
        return column;
    }
}
