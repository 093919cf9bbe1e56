using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Redaction.Templates;

/// <summary>The decisions of a template about the properties in its holes. Compiled once for each template.</summary>
internal sealed class TemplateNames
{
    /// <summary>What is longer is a sentence.</summary>
    private const int LongestName = 128;

    private readonly KeyValuePair<string, MaskRule>[] _named;
    private readonly NamedHole[] _pairs;

    private TemplateNames(MessageTemplate template, EventPolicy policy)
    {
        _named = HoleNames.Find(template, policy).ToArray();
        _pairs = HoleNames.Pairs(template, policy).ToArray();
        Text = WithoutFormats(template);
        IsClean = policy.HasOnlyKeysAndShapes && CleanText.IsClean(policy, Text);
        HoldsCommand = HasHole(template, SqlParameters.ListName) && HasHole(template, SqlParameters.CommandName);
    }

    /// <summary>The text of the template in which to look for secrets: <c>{Password:l}</c> is a hole, and no password.</summary>
    public string Text { get; }

    /// <summary>Whether the text itself holds nothing sensitive.</summary>
    public bool IsClean { get; }

    /// <summary>Whether it shows a command of SQL and the values of its parameters.</summary>
    public bool HoldsCommand { get; }

    /// <summary>Whether the template decides about none of its properties, in any event.</summary>
    public bool IsEmpty => _named.Length == 0 && _pairs.Length == 0;

    public static TemplateNames Of(MessageTemplate template, EventPolicy policy) => new(template, policy);

    /// <summary>
    /// Returns the values of a command's parameters with those of sensitive columns masked, or <see langword="null"/> if there is nothing to mask.
    /// </summary>
    public ScalarValue? Parameters(Dictionary<string, LogEventPropertyValue> properties, EventMasking masking) =>
        HoldsCommand && masking.Policy.Mode == MaskingMode.Mask
        && properties.TryGetValue(SqlParameters.ListName, out var list) && list is ScalarValue { Value: string text }
        && properties.TryGetValue(SqlParameters.CommandName, out var command) && command is ScalarValue { Value: string sql }
        && SqlParameters.Mask(text, sql, masking) is var masked && !ReferenceEquals(masked, text)
            ? new ScalarValue(masked)
            : null;

    /// <summary>Returns the properties that are named in an event, by the text or by what another one holds: <c>{Name}={Value}</c>.</summary>
    public KeyValuePair<string, MaskRule>[] For(Dictionary<string, LogEventPropertyValue> properties, EventPolicy policy)
    {
        var named = _named;
        foreach (var (name, value) in _pairs)
        {
            if (properties.TryGetValue(name, out var text)
                && text is ScalarValue { Value: string { Length: > 0 and <= LongestName } key }
                && policy.Decide(key.AsSpan()).Rule is { } rule
                && !IsOther(key, rule, policy))
            {
                named = [.. named, KeyValuePair.Create(value, rule)];
            }
        }

        return named;
    }

    // "{Path}: {Status}" and "{Source}: {Text}": what is before a colon may also be a path or a type.
    private static bool IsOther(string name, MaskRule rule, EventPolicy policy) =>
        name[0] == '/' || name.Contains("://", StringComparison.Ordinal) || NameContext.IsOtherAsName(name, rule, policy);

    private static string WithoutFormats(MessageTemplate template)
    {
        var text = template.Text;
        foreach (var token in template.Tokens)
        {
            if (token is PropertyToken { Format: not null } hole)
            {
                text = text.Replace(hole.ToString(), "{" + hole.PropertyName + "}", StringComparison.Ordinal);
            }
        }

        return text;
    }

    private static bool HasHole(MessageTemplate template, string name) =>
        template.Tokens.Any(token => token is PropertyToken hole && hole.PropertyName == name);
}
