using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Serilog.Ecs.Masking.ReferenceApp;

/// <summary>Reads the queue once.</summary>
internal sealed class QueueReader(ILogger<QueueReader> logger, IConfiguration settings) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using (logger.BeginScope(new Dictionary<string, object?> { ["QueuePassword"] = settings["QueuePassword"] }))
        {
            logger.LogInformation("Reading {Queue}", settings.GetConnectionString("Queue"));
        }

        return Task.CompletedTask;
    }
}

/// <summary>Finds the queue out of order.</summary>
internal sealed class QueueCheck(IConfiguration settings) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Unhealthy("No answer", new IOException("Cannot reach " + settings.GetConnectionString("Queue"))));
}
