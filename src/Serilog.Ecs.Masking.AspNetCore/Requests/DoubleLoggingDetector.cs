using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Serilog.AspNetCore;
using Serilog.Events;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>Writes one warning when <c>UseSerilogRequestLogging</c> writes an event for a request that has one already.</summary>
/// <remarks>
/// All calls of <c>UseSerilogRequestLogging</c> share the options of the container. Its middleware reads the function for the properties of
/// its message when the pipeline is built, and calls it for each event.
/// </remarks>
internal sealed class DoubleLoggingDetector
{
    private readonly RequestLoggingOptions _options;
    private readonly RequestLogger _logger;
    private readonly Func<HttpContext, string, double, int, IEnumerable<LogEventProperty>> _original;
    private readonly Func<HttpContext, string, double, int, IEnumerable<LogEventProperty>> _observed;
    private int _reported;

    private DoubleLoggingDetector(RequestLoggingOptions options, RequestLogger logger)
    {
        _options = options;
        _logger = logger;
        _original = options.GetMessageTemplateProperties;
        _observed = Observe;
        options.GetMessageTemplateProperties = _observed;
    }

    /// <summary>Starts to watch the options of the application, or returns <see langword="null"/> if that is done or there are none.</summary>
    public static DoubleLoggingDetector? Attach(IServiceProvider services, RequestLogger logger) =>
        services.GetService<IOptions<RequestLoggingOptions>>()?.Value is { GetMessageTemplateProperties.Target: not DoubleLoggingDetector } options
            ? new DoubleLoggingDetector(options, logger)
            : null;

    /// <summary>Looks whether a later call has replaced the function, which then cannot be observed. The pipeline is built after all calls.</summary>
    public void CheckPipeline()
    {
        if (_options.GetMessageTemplateProperties != _observed)
        {
            Report();
        }
    }

    private IEnumerable<LogEventProperty> Observe(HttpContext context, string path, double elapsed, int status)
    {
        if (context.Features.Get<AddedProperties>() is not null)
        {
            Report();
        }

        return _original(context, path, elapsed, status);
    }

    private void Report()
    {
        if (Interlocked.Exchange(ref _reported, 1) == 0)
        {
            _logger.Current.Warning(
                "UseEcsRequestLogging and UseSerilogRequestLogging both write an event for each request. "
                + "Properties of IDiagnosticContext are in only one of them. Remove one of the two calls");
        }
    }
}
