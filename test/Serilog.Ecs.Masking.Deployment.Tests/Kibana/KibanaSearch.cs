using System.Text.Json.Nodes;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>A saved search: which documents, which columns, the newest first or the oldest.</summary>
internal sealed record KibanaSearch(string Id, string Title, string Description, string Kql, string[] Columns, bool OldestFirst = false)
{
    private const string Index = "kibanaSavedObjectMeta.searchSourceJSON.index";

    public string Line() => SavedObject.Line(
        "search",
        Id,
        "8.0.0",
        new JsonObject
        {
            ["title"] = Title,
            ["description"] = Description,
            ["columns"] = new JsonArray([.. Columns.Select(column => (JsonNode)column)]),
            ["sort"] = new JsonArray(new JsonArray("@timestamp", OldestFirst ? "asc" : "desc")),
            ["grid"] = new JsonObject(),
            ["hideChart"] = false,
            ["isTextBasedQuery"] = false,
            ["timeRestore"] = false,
            ["kibanaSavedObjectMeta"] = new JsonObject
            {
                ["searchSourceJSON"] = SavedObject.Text(new JsonObject { ["query"] = SavedObject.Query(Kql), ["filter"] = new JsonArray(), ["indexRefName"] = Index }),
            },
        },
        (Index, "index-pattern", KibanaObjects.DataView));
}
