namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>One entry of the allowed keys: a name or path, and perhaps the one rule that is off there, <c>order_id: -card</c>.</summary>
internal sealed record AllowedKey(string Key, string? RuleOff)
{
    public static AllowedKey Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && text.AsSpan(colon + 1).TrimStart().StartsWith("-")
            ? new AllowedKey(text[..colon].Trim(), text[(colon + 1)..].Trim().TrimStart('-').Trim())
            : new AllowedKey(text.Trim(), null);
    }
}
