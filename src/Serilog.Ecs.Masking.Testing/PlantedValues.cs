using System.Net;
using System.Text.Encodings.Web;

namespace Serilog.Ecs.Masking.Testing;

/// <summary>Finds values that a test logged, in each encoding that a sink may use.</summary>
internal sealed class PlantedValues
{
    private readonly (string Value, string[] Spellings)[] _values;

    public PlantedValues(string[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = [.. values.Where(static value => value.Length > 0).Select(static value => (value, Spellings(value)))];
    }

    /// <summary>Returns whether one of the values shows in a text.</summary>
    public bool ShowIn(string text) => Array.Exists(_values, planted =>
        text.Contains(planted.Value, StringComparison.Ordinal)
        || Array.Exists(planted.Spellings, spelling => text.Contains(spelling, StringComparison.OrdinalIgnoreCase)));

    // In JSON, once or in a text in JSON, in a URL, in HTML. The value itself is compared with its casing.
    private static string[] Spellings(string value)
    {
        var inJson = new[] { JavaScriptEncoder.Default, JavaScriptEncoder.UnsafeRelaxedJsonEscaping }.SelectMany(
            encoder => new[] { encoder.Encode(value), encoder.Encode(encoder.Encode(value)) });
        string[] all = [.. inJson, Uri.EscapeDataString(value), WebUtility.UrlEncode(value), WebUtility.HtmlEncode(value)];
        return [.. all.Where(spelling => spelling != value).Distinct()];
    }
}
