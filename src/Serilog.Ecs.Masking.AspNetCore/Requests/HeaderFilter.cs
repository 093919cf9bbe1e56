using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Serilog.Events;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>Reads the headers that are allowed.</summary>
/// <param name="of">The property, and with it the member of <c>data</c>.</param>
/// <param name="allowed">The names.</param>
/// <param name="values">Masks and bounds them.</param>
internal sealed class HeaderFilter(string of, IEnumerable<string> allowed, RequestValues values)
{
    private readonly (string Name, ScalarValue Key)[] _allowed =
        [.. allowed.Select(static name => name.Trim().ToLowerInvariant()).Distinct().Select(static name => (name, new ScalarValue(name)))];

    /// <summary>Returns the property with the headers that are there, or <see langword="null"/> if none is.</summary>
    public LogEventProperty? Read(IHeaderDictionary headers, RouteSecrets secrets)
    {
        if (_allowed.Length == 0)
        {
            return null;
        }

        var found = new List<KeyValuePair<ScalarValue, LogEventPropertyValue>>(_allowed.Length);
        foreach (var (name, key) in _allowed)
        {
            if (headers.TryGetValue(name, out var value) && value.Count > 0)
            {
                found.Add(new(key, ValueOf(name, value, secrets)));
            }
        }

        return found.Count == 0 ? null : new LogEventProperty(of, new StructureValue([new LogEventProperty("headers", new DictionaryValue(found))]));
    }

    // Several headers of one name are one with commas, as HTTP has it; thousands of them are bounded as one is.
    private LogEventPropertyValue ValueOf(string name, StringValues value, RouteSecrets secrets) => values.Masked(name, secrets.HideIn(value.ToString()));
}
