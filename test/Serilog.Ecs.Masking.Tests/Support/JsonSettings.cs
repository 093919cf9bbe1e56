using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Settings from JSON text, as appsettings.json gives them; later layers go over earlier ones.</summary>
internal static class JsonSettings
{
    public static IConfigurationRoot Read(params string[] layers)
    {
        var builder = new ConfigurationBuilder();
        foreach (var layer in layers)
        {
            builder.AddInMemoryCollection(Flatten("", JsonDocument.Parse(layer).RootElement));
        }

        return builder.Build();
    }

    private static IEnumerable<KeyValuePair<string, string?>> Flatten(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Flatten(path.Length == 0 ? member.Name : path + ":" + member.Name, member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(
            (element, index) => Flatten(path + ":" + index.ToString(CultureInfo.InvariantCulture), element)),
        JsonValueKind.String => [KeyValuePair.Create(path, value.GetString())],
        JsonValueKind.Null => [KeyValuePair.Create(path, (string?)null)],
        _ => [KeyValuePair.Create(path, (string?)value.GetRawText())],
    };
}
