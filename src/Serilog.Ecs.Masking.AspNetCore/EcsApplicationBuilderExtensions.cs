using Microsoft.AspNetCore.Builder;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.AspNetCore;

namespace Serilog;

/// <summary>Adds request logging to an ASP.NET Core application.</summary>
public static class EcsApplicationBuilderExtensions
{
    /// <summary>
    /// Writes one event for each request, when its response is sent: method, scheme, domain, port, route, path, query, status, duration,
    /// sizes, client, user and trace. Call it before the other middleware, so that it sees what they do.
    /// </summary>
    /// <remarks>
    /// <para>The events go to the <see cref="ILogger"/> that is registered as a service, else to <see cref="Log.Logger"/>, with a source
    /// that begins with <c>Serilog.Ecs.Masking.AspNetCore</c>, by which minimum levels can be set. Where no level that an event could
    /// have is enabled, a request costs nothing.</para>
    /// <para>The client is that of the connection; <c>X-Forwarded-For</c> counts only as far as <c>UseForwardedHeaders</c> trusts it,
    /// before or after this call.</para>
    /// <para>The values of route parameters with sensitive names, as in <c>/reset/{token}</c>, are masked. Properties and the exception of
    /// <see cref="IDiagnosticContext"/> are in the event. Where <c>UseSerilogRequestLogging</c> logs the same request, one warning reports it.</para>
    /// <para>Calling it twice has no further effect.</para>
    /// </remarks>
    /// <param name="app">The application.</param>
    /// <param name="configure">Adjusts the options after settings are read, or <see langword="null"/> to keep them.</param>
    /// <returns>The application, for further calls.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A setting or option is unknown or wrong; the message lists every one.</exception>
    public static IApplicationBuilder UseEcsRequestLogging(this IApplicationBuilder app, Action<EcsRequestLoggingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        var logging = RequestLogging.For(app.ApplicationServices, configure);
        var detector = DoubleLoggingDetector.Attach(app.ApplicationServices, logging.Root);
        return app.Use(next =>
        {
            detector?.CheckPipeline();
            return new RequestLoggingMiddleware(next, logging).InvokeAsync;
        });
    }
}
