using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>What a template says about the properties in its holes. Compiled once for each template.</summary>
internal sealed class TemplateNames
{
    /// <summary>What is longer is a sentence.</summary>
    private const int LongestName = 128;

    private readonly KeyValuePair<string, MaskRule>[] _named;
    private readonly (string Name, string Value)[] _pairs;

    private TemplateNames(KeyValuePair<string, MaskRule>[] named, (string Name, string Value)[] pairs)
    {
        _named = named;
        _pairs = pairs;
    }

    /// <summary>Says nothing about any.</summary>
    public static TemplateNames None { get; } = new([], []);

    /// <summary>Whether the same holds for each event: that it says nothing about any of its properties.</summary>
    public bool IsEmpty => _named.Length == 0 && _pairs.Length == 0;

    public static TemplateNames Of(MessageTemplate template, MaskingPolicy policy) =>
        new([.. HoleNames.Find(template, policy)], [.. HoleNames.Pairs(template, policy)]);

    /// <summary>Returns the properties that are named in an event, by the text or by what another one holds: <c>{Name}={Value}</c>.</summary>
    public KeyValuePair<string, MaskRule>[] For(IReadOnlyDictionary<string, LogEventPropertyValue> properties, MaskingPolicy policy)
    {
        var named = _named;
        foreach (var (name, value) in _pairs)
        {
            if (properties.TryGetValue(name, out var text) && text is ScalarValue { Value: string { Length: <= LongestName } key } && policy.Decide(key.AsSpan()).Rule is { } rule)
            {
                named = [.. named, KeyValuePair.Create(value, rule)];
            }
        }

        return named;
    }
}
