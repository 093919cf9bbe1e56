using Microsoft.AspNetCore.Http;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>Observes the start and the end of each request.</summary>
internal sealed class RequestLoggingMiddleware(RequestDelegate next, RequestLogging logging)
{
    public Task InvokeAsync(HttpContext context) => logging.Wants(context) ? ObserveAsync(context) : next(context);

    private async Task ObserveAsync(HttpContext context)
    {
        var request = new ObservedRequest(context, logging);
        try
        {
            await next(context);
        }
        catch (Exception exception)
        {
            request.Threw(exception);
            throw;
        }

        request.Returned();
    }
}
