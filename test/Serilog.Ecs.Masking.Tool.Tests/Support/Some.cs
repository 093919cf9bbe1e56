using System.Text.Json;

namespace Serilog.Ecs.Masking.Tool.Tests.Support;

/// <summary>Lines for tests.</summary>
internal static class Some
{
    public static string Line(
        string message = "Order placed", string level = "info", string time = "2025-12-17T10:00:00.123Z", params (string Name, object Value)[] more)
    {
        var members = new Dictionary<string, object> { ["@timestamp"] = time, ["log.level"] = level, ["message"] = message, ["ecs.version"] = "8.11.0" };
        foreach (var (name, value) in more)
        {
            members[name] = value;
        }

        return JsonSerializer.Serialize(members, JsonSerializerOptions.Web) + "\n";
    }
}
