using Serilog.Events;

namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>The settings of request logging that need no ASP.NET Core. They are here so that every stage can check the shared section.</summary>
internal sealed class RequestLoggingSettings
{
    public LogEventLevel Level { get; set; } = LogEventLevel.Information;

    public LogEventLevel ClientErrorLevel { get; set; } = LogEventLevel.Information;

    public LogEventLevel ServerErrorLevel { get; set; } = LogEventLevel.Error;

    public LogEventLevel ExceptionLevel { get; set; } = LogEventLevel.Error;

    public TimeSpan? SlowAfter { get; set; }

    public LogEventLevel SlowLevel { get; set; } = LogEventLevel.Warning;

    public IList<string> ExcludePaths { get; set; } = new List<string>();

    public IList<string> QueryParameters { get; set; } = new List<string>();

    public IList<string> RequestHeaders { get; set; } = new List<string>();

    public IList<string> ResponseHeaders { get; set; } = new List<string>();

    public int MaxValueLength { get; set; } = 1_024;
}
