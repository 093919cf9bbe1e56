using System.Globalization;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Events;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>
/// Values that callers chose. They are bounded, and masked before they enter the event, so that sinks without masking get
/// nothing of them either.
/// </summary>
internal sealed class RequestValues(EventPolicy? policy, int maxLength, string placeholder)
{
    /// <summary>The text that replaces a value that is not allowed.</summary>
    public string Placeholder => placeholder;

    /// <summary>Returns a text of the longest length, or one with its length.</summary>
    public string Bounded(string text) => text.Length <= maxLength ? text : Hidden(text.Length);

    /// <summary>Returns the value of a header or parameter, masked by its name and by what it holds.</summary>
    public LogEventPropertyValue Masked(string name, string text)
    {
        if (text.Length > maxLength)
        {
            return new ScalarValue(Hidden(text.Length));
        }

        var value = new ScalarValue(text);
        if (policy is null)
        {
            return value;
        }

        var masking = EventMasking.Take(policy);
        try
        {
            return masking.Values.Mask(name, value);
        }
        finally
        {
            masking.End();
        }
    }

    /// <summary>Returns the mask of a value with a sensitive name.</summary>
    public string MaskText(string name, string text) => Masked(name, text) is ScalarValue { Value: string mask } ? mask : placeholder;

    /// <summary>Returns whether values under the name are hidden whatever they hold.</summary>
    public bool IsSensitiveName(string name) => policy?.Decide(name).Key is { Rule: not null, TextOnly: false };

    /// <summary>Returns whether a name that a caller chose holds a secret itself.</summary>
    public bool IsSecret(ReadOnlySpan<char> name) => policy is not null && policy.Values.TryFind(name, 0, out _);

    private static string Hidden(int length) => string.Create(CultureInfo.InvariantCulture, $"[{length} characters]");
}
