using Serilog.Events;
using Serilog.Formatting;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>Writes every event of a series as if none of its texts had been seen before. To forget them takes about 30 nanoseconds for each event.</summary>
/// <param name="options">The options of the formatter.</param>
/// <param name="seriesLength">How many events are written before they come again.</param>
internal sealed class FormatterOfNewTexts(EcsOptions options, int seriesLength) : ITextFormatter
{
    private readonly EcsTextFormatter _formatter = new(options);
    private int _written;

    public void Format(LogEvent logEvent, TextWriter output)
    {
        if (_written++ % seriesLength == 0)
        {
            _formatter.Policy?.KnownTexts.Clear();
        }

        _formatter.Format(logEvent, output);
    }
}
