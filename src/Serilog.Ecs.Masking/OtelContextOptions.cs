namespace Serilog.Ecs.Masking;

/// <summary>
/// What of an event's trace <c>WithOtelContext</c> adds beyond its ids. The defaults add no baggage and no tags. The
/// enricher reads the options once, when it is built; a later change has no effect on it.
/// </summary>
/// <remarks>
/// Baggage and tags often come from callers, so nothing of them is taken that is not named here, and a name never chooses
/// a field of the document. In settings the same names are used in camel case under <c>Serilog:EcsMasking:otel</c>.
/// </remarks>
public sealed class OtelContextOptions
{
    /// <summary>
    /// The keys of baggage that are added, as members of one property <c>Baggage</c>; spelled exactly as they are sent. At
    /// most 64 keys of at most 128 characters, without control characters. The default is empty.
    /// </summary>
    public IList<string> BaggageKeys { get; set; } = new List<string>();

    /// <summary>
    /// The keys of tags of the current span that are added, as members of one property <c>SpanTags</c>: texts, numbers,
    /// booleans, times and lists of these; values of other kinds are left out. Limits as for <see cref="BaggageKeys"/>.
    /// The default is empty.
    /// </summary>
    public IList<string> SpanTags { get; set; } = new List<string>();

    /// <summary>
    /// The longest value of baggage or of a tag, in UTF-16 characters. A longer one is replaced by a text with its length;
    /// it is never cut, because masking does not recognise half a secret. The default is <c>1024</c>. Range 16 to 8,191.
    /// </summary>
    public int MaxValueLength { get; set; } = 1_024;

    /// <summary>
    /// Asks another place for baggage by its key, before the activity's own:
    /// <c>name => OpenTelemetry.Baggage.GetBaggage(name)</c> for that of the OpenTelemetry API. It is called on the thread
    /// that logs, once for each of <see cref="BaggageKeys"/>. Only in code. The default is <see langword="null"/>: the
    /// activity's baggage alone.
    /// </summary>
    public Func<string, string?>? BaggageLookup { get; set; }
}
