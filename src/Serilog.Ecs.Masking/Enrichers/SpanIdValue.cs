using Serilog.Events;

namespace Serilog.Ecs.Masking.Enrichers;

/// <summary>
/// The id of a span in sixteen hexadecimal digits, as <see cref="System.Diagnostics.ActivitySpanId"/> has it. It is not searched: one in
/// ten thousand has decimal digits alone, and one in ten of those passes the check of a card number.
/// </summary>
internal sealed class SpanIdValue(string id) : ScalarValue(id);
