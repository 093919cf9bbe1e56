using System.Text.Json.Nodes;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>A document as a collector would create it.</summary>
internal sealed record Delivery(string Stream, string Id, JsonObject Document);
