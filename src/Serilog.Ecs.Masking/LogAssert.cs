using System.Globalization;
using System.Text.Encodings.Web;
using Serilog.Ecs.Masking.Redaction;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Events;

namespace Serilog.Ecs.Masking;

/// <summary>
/// For tests of one's own logs: fails when something sensitive shows in what was logged. Works with any test framework, as
/// it does nothing but throw.
/// </summary>
public static class LogAssert
{
    private const int MostReported = 20;

    /// <summary>Checks lines, or any texts, as a sink wrote them.</summary>
    /// <param name="lines">The lines, such as those of a file or of a formatter's output.</param>
    /// <param name="planted">Values that the test itself logged and that must not show, whatever they look like.</param>
    /// <exception cref="LogAssertException">Something sensitive shows; the message says in which lines and by which rules, and never what.</exception>
    public static void NoSecrets(IEnumerable<string> lines, params string[] planted) => NoSecrets(new EcsOptions(), lines, planted);

    /// <summary>Checks lines, or any texts, by rules of one's own.</summary>
    /// <param name="ecsOptions">What is sensitive: <see cref="EcsOptions.Masking"/>, as the logger has it.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="planted">Values that the test itself logged and that must not show.</param>
    /// <exception cref="LogAssertException">Something sensitive shows; the message says in which lines and by which rules, and never what.</exception>
    public static void NoSecrets(EcsOptions ecsOptions, IEnumerable<string> lines, params string[] planted)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(planted);
        var policy = MaskingPolicies.Checked(ecsOptions) ?? EventPolicy.Default;
        var masking = new EventMasking();
        var buffer = new CharBuffer(256);
        var faults = new List<string>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            masking.Begin(policy);
            buffer.Rewind(0);
            TextMasker.TryMask(masking, line, buffer);
            AddFault(faults, "line " + number.ToString(CultureInfo.InvariantCulture), masking.Counts.Rules(policy), IsPlanted(line, planted));
            masking.End();
        }

        Throw(faults);
    }

    /// <summary>Checks events, as a sink of the test received them: properties, message, template and exception.</summary>
    /// <param name="events">The events.</param>
    /// <param name="planted">Values that the test itself logged and that must not show, whatever they look like.</param>
    /// <exception cref="LogAssertException">Something sensitive shows; the message names templates and rules, and never what shows.</exception>
    public static void NoSecrets(IEnumerable<LogEvent> events, params string[] planted) => NoSecrets(new EcsOptions(), events, planted);

    /// <summary>Checks events by rules of one's own.</summary>
    /// <param name="ecsOptions">What is sensitive: <see cref="EcsOptions.Masking"/>, as the logger has it.</param>
    /// <param name="events">The events.</param>
    /// <param name="planted">Values that the test itself logged and that must not show.</param>
    /// <exception cref="LogAssertException">Something sensitive shows; the message says in which events and by which rules, and never what.</exception>
    public static void NoSecrets(EcsOptions ecsOptions, IEnumerable<LogEvent> events, params string[] planted)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(planted);
        var redactor = new LogEventRedactor(MaskingPolicies.Checked(ecsOptions) ?? EventPolicy.Default);
        var plain = new EcsTextFormatter(new EcsOptions { IncludeMessageTemplate = true, Masking = new MaskingOptions { Mode = MaskingMode.Off } });
        var faults = new List<string>();
        var number = 0;
        foreach (var logEvent in events)
        {
            number++;
            var text = new StringWriter(CultureInfo.InvariantCulture);
            plain.Format(logEvent, text);

            // Names too, as they are: a document has its own spelling of them.
            text.Write(string.Join('\n', logEvent.Properties.Select(static property => property.Key + "=" + property.Value)));
            AddFault(faults, "event " + number.ToString(CultureInfo.InvariantCulture), redactor.RulesOf(logEvent), IsPlanted(text.ToString(), planted));
        }

        Throw(faults);
    }

    private static bool IsPlanted(string text, string[] planted) =>
        planted.Any(value => value.Length > 0 && (text.Contains(value, StringComparison.Ordinal) || Spellings(value).Any(spelling => spelling != value && text.Contains(spelling, StringComparison.OrdinalIgnoreCase))));

    // As sinks write it: in JSON, once or in a text in JSON, in a URL, in HTML.
    private static IEnumerable<string> Spellings(string value)
    {
        foreach (var encoder in (JavaScriptEncoder[])[JavaScriptEncoder.Default, JavaScriptEncoder.UnsafeRelaxedJsonEscaping])
        {
            var once = encoder.Encode(value);
            yield return once;
            yield return encoder.Encode(once);
        }

        yield return Uri.EscapeDataString(value);
        yield return System.Net.WebUtility.UrlEncode(value);
        yield return System.Net.WebUtility.HtmlEncode(value);
    }

    private static void AddFault(List<string> faults, string where, string[] rules, bool isPlanted)
    {
        if (rules.Length > 0 || isPlanted)
        {
            faults.Add(where + ": " + string.Join(", ", isPlanted ? rules.Append("a planted value") : rules));
        }
    }

    private static void Throw(List<string> faults)
    {
        if (faults.Count > 0)
        {
            var more = faults.Count > MostReported ? string.Create(CultureInfo.InvariantCulture, $"\n- and {faults.Count - MostReported} more") : "";
            throw new LogAssertException("Something sensitive shows in the log:\n- " + string.Join("\n- ", faults.Take(MostReported)) + more);
        }
    }
}
