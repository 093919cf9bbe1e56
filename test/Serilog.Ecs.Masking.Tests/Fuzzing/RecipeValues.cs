using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Fuzzing;

/// <summary>Reads the values of a recipe. An object with one member <c>$type</c> is a scalar of that type, or a dictionary.</summary>
internal static class RecipeValues
{
    private const string Dictionary = "$dictionary";

    private static readonly Dictionary<string, Func<string, object?>> Scalars = new()
    {
        ["$uri"] = static text => Uri.TryCreate("https://example.com/?q=1&" + text, UriKind.Absolute, out var uri) ? uri : new Uri("/relative", UriKind.Relative),
        ["$bytes"] = static text => Encoding.UTF8.GetBytes(text),
        ["$builder"] = static text => new StringBuilder(text),
        ["$characters"] = static text => text.ToCharArray(),
        ["$date"] = static text => DateTimeOffset.UnixEpoch.AddSeconds(text.Length * 1e6),
        ["$decimal"] = static text => text.Length / 7m,
        ["$guid"] = static _ => Guid.Empty,
        ["$enum"] = static text => (DayOfWeek)text.Length,
        ["$version"] = static _ => new Version(1, 2),
        ["$exception"] = static text => new InvalidOperationException(text),
    };

    /// <summary>Gets the names of the types that are written as any text that they hold.</summary>
    public static string[] TextTypes { get; } = ["builder", "exception"];

    /// <summary>Gets the names of the types of scalars.</summary>
    public static string[] Types { get; } = [.. Scalars.Keys.Select(static name => name[1..])];

    public static IEnumerable<LogEventProperty> Properties(JsonNode? entries, Func<string, string> fill) =>
        (entries as JsonObject ?? []).Select(entry => new LogEventProperty(fill(entry.Key), Value(entry.Value, fill)));

    public static LogEventPropertyValue Value(JsonNode? node, Func<string, string> fill) => node switch
    {
        JsonArray elements => new SequenceValue(elements.Select(element => Value(element, fill))),
        JsonObject { Count: 1 } typed when typed.First() is var (name, text) && Scalars.TryGetValue(name, out var read) => new ScalarValue(read(fill(text?.ToString() ?? ""))),
        JsonObject { Count: 1 } typed when typed[Dictionary] is JsonObject entries => new DictionaryValue(entries.Select(entry => KeyValuePair.Create(new ScalarValue(fill(entry.Key)), Value(entry.Value, fill)))),
        JsonObject members => new StructureValue(Properties(members, fill).Where(static member => LogEventProperty.IsValidName(member.Name))),
        _ => new ScalarValue(Scalar(node, fill)),
    };

    private static object? Scalar(JsonNode? node, Func<string, string> fill) => node?.GetValueKind() switch
    {
        JsonValueKind.String => fill(node.GetValue<string>()),
        JsonValueKind.Number => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture) is var number && number == Math.Truncate(number) && Math.Abs(number) < int.MaxValue ? (int)number : number,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
