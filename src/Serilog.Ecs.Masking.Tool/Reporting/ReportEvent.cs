namespace Serilog.Ecs.Masking.Tool.Reporting;

/// <summary>One event as far as the report shows it alone: an error or a slow request.</summary>
/// <param name="Ticks">The time, in ticks of UTC.</param>
/// <param name="Service">The service.</param>
/// <param name="Route">The route or path.</param>
/// <param name="Text">What is shown, masked.</param>
/// <param name="Status">The HTTP status, or 0.</param>
/// <param name="Duration">The duration in nanoseconds, or 0.</param>
/// <param name="Trace">The trace id, or an empty text.</param>
internal sealed record ReportEvent(long Ticks, string Service, string Route, string Text, int Status, long Duration, string Trace);
