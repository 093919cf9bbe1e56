using System.ComponentModel;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>Names the rules by which events are masked, for Serilog.Ecs.Masking.Testing.</summary>
/// <remarks>Where <see cref="MaskingOptions.Mode"/> is <see cref="MaskingMode.Off"/>, the rules of the default options are named.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventInspector
{
    private readonly LogEventRedactor _redactor;

    /// <summary>Compiles an inspector from options, which are read once.</summary>
    /// <param name="maskingOptions">What is masked.</param>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public EventInspector(MaskingOptions maskingOptions)
    {
        ArgumentNullException.ThrowIfNull(maskingOptions);
        _redactor = new LogEventRedactor(MaskingPolicies.Checked(maskingOptions) ?? EventPolicy.Default);
    }

    /// <summary>Returns the ids of the rules by which something in an event has to be masked.</summary>
    /// <param name="logEvent">The event.</param>
    /// <returns>The ids; empty for an event that holds nothing sensitive.</returns>
    public IReadOnlyList<string> FindRules(LogEvent logEvent)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        return _redactor.RulesOf(logEvent);
    }
}
