using System.Text.Json;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>The rules of the ecs-logging specification (spec.json, version 1.0) for one document.</summary>
internal static class EcsLoggingRules
{
    private static readonly Rule[] Rules =
    [
        new("@timestamp", "string", Index: 0, Required: true),
        new("log.level", "string", Index: 1, Required: true, TopLevel: true),
        new("message", "string", Index: 2),
        new("ecs.version", "string", Required: true, TopLevel: true),
        new("labels", "object"),
        new("trace.id", "string"),
        new("transaction.id", "string"),
        new("service.name", "string"),
        new("service.node.name", "string"),
        new("service.version", "string"),
        new("event.dataset", "string"),
        new("service.environment", "string"),
        new("process.thread.name", "string"),
        new("log.logger", "string"),
        new("log.origin.file.line", "integer"),
        new("log.origin.file.name", "string"),
        new("log.origin.function", "string"),
        new("error.type", "string"),
        new("error.message", "string"),
    ];

    public static void Check(JsonElement root, IReadOnlyDictionary<string, JsonElement> fields)
    {
        var keys = root.EnumerateObject().Select(member => member.Name).ToArray();
        foreach (var rule in Rules)
        {
            if (!(rule.Name == "labels" ? root.TryGetProperty("labels", out var value) : fields.TryGetValue(rule.Name, out value)))
            {
                Require(!rule.Required, rule.Name, "is missing");
                continue;
            }

            var kind = value.ValueKind switch
            {
                JsonValueKind.String => "string",
                JsonValueKind.Object => "object",
                JsonValueKind.Number when value.TryGetInt64(out _) => "integer",
                var other => other.ToString(),
            };
            Require(kind == rule.Type, rule.Name, "has the wrong type");
            Require(!rule.TopLevel || keys.Contains(rule.Name), rule.Name, "is not at the top level");
            Require(rule.Index is not { } index || keys[index] == rule.Name, rule.Name, "is not at its place");
        }

        if (root.TryGetProperty("labels", out var labels))
        {
            foreach (var label in labels.EnumerateObject())
            {
                Require(label.Name.AsSpan().IndexOfAny('.', '*', '\\') < 0, label.Name, "has a character that no label may have");
            }
        }
    }

    // Asked of every line of all tests: a constraint and a message for each would take longer than the test itself.
    private static void Require(bool isSo, string name, string otherwise)
    {
        if (!isSo)
        {
            Assert.Fail($"'{name}' {otherwise}.");
        }
    }

    private sealed record Rule(string Name, string Type, int? Index = null, bool Required = false, bool TopLevel = false);
}
