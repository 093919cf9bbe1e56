using System.Globalization;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Testing;

/// <summary>
/// Fails a test if a log contains something sensitive. Works with any test framework, because a failure is an
/// exception.
/// </summary>
public static class LogAssert
{
    private static readonly MaskingOptions Defaults = new();

    /// <summary>Checks lines, or any texts, as a sink wrote them.</summary>
    /// <param name="lines">The lines, such as those of a file or of a formatter's output.</param>
    /// <param name="planted">Values that the test logged and that must not appear, whatever their shape.</param>
    /// <exception cref="LogAssertException">A line contains something sensitive; the message names lines and rules, never the value.</exception>
    /// <example><code>LogAssert.NoSecrets(File.ReadLines("logs/app.jsonl"), "the password that the test used");</code></example>
    public static void NoSecrets(IEnumerable<string> lines, params string[] planted) => NoSecrets(Defaults, lines, planted);

    /// <summary>Checks lines, or any texts, by the masking options of the application.</summary>
    /// <param name="maskingOptions">What is sensitive, as the logger has it.</param>
    /// <param name="lines">The lines, such as those of a file or of a formatter's output.</param>
    /// <param name="planted">Values that the test logged and that must not appear, whatever their shape.</param>
    /// <exception cref="LogAssertException">A line contains something sensitive; the message names lines and rules, never the value.</exception>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static void NoSecrets(MaskingOptions maskingOptions, IEnumerable<string> lines, params string[] planted)
    {
        ArgumentNullException.ThrowIfNull(maskingOptions);
        ArgumentNullException.ThrowIfNull(lines);
        var values = new PlantedValues(planted);
        var redactor = maskingOptions.Mode == MaskingMode.Off ? Redactor.Default : new Redactor(maskingOptions);
        var faults = new LogFaults("line");
        var findings = new List<Finding>();
        foreach (var line in lines)
        {
            findings.Clear();
            redactor.Find(line, findings);
            faults.Add(findings.Select(static finding => finding.Rule.Id).Distinct(), values.ShowIn(line));
        }

        faults.ThrowIfAny();
    }

    /// <summary>Checks events, as a sink of the test received them: properties, message, template and exception.</summary>
    /// <param name="events">The events.</param>
    /// <param name="planted">Values that the test logged and that must not appear, whatever their shape.</param>
    /// <exception cref="LogAssertException">An event contains something sensitive; the message names events and rules, never the value.</exception>
    public static void NoSecrets(IEnumerable<LogEvent> events, params string[] planted) => NoSecrets(Defaults, events, planted);

    /// <summary>Checks events by the masking options of the application.</summary>
    /// <param name="maskingOptions">What is sensitive, as the logger has it.</param>
    /// <param name="events">The events.</param>
    /// <param name="planted">Values that the test logged and that must not appear, whatever their shape.</param>
    /// <exception cref="LogAssertException">An event contains something sensitive; the message names events and rules, never the value.</exception>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static void NoSecrets(MaskingOptions maskingOptions, IEnumerable<LogEvent> events, params string[] planted)
    {
        ArgumentNullException.ThrowIfNull(maskingOptions);
        ArgumentNullException.ThrowIfNull(events);
        var values = new PlantedValues(planted);
        var inspector = new EventInspector(maskingOptions);
        var unmasked = new EcsTextFormatter(new EcsOptions { IncludeMessageTemplate = true, Masking = new MaskingOptions { Mode = MaskingMode.Off } });
        var faults = new LogFaults("event");
        foreach (var logEvent in events)
        {
            var text = new StringWriter(CultureInfo.InvariantCulture);
            unmasked.Format(logEvent, text);

            // A document has its own spelling of names.
            text.Write(string.Join('\n', logEvent.Properties.Select(static property => property.Key + "=" + property.Value)));
            faults.Add(inspector.FindRules(logEvent), values.ShowIn(text.ToString()));
        }

        faults.ThrowIfAny();
    }
}
