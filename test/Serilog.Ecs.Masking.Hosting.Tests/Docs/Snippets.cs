using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Serilog.Ecs.Masking.Hosting.Tests.Docs;

/// <summary>The code of the README that needs a host, so that it compiles and runs.</summary>
internal static class Snippets
{
    public static async Task RunAWorker(string[] args)
    {
        #region docs: worker
        var builder = Host.CreateApplicationBuilder(args);
        builder.UseSerilogEcs();
        builder.Services.AddHostedService<Worker>();
        await builder.Build().RunAsync();
        #endregion
    }

    public static void SayMoreInCode(IHostApplicationBuilder builder)
    {
        #region docs: in code too
        builder.UseSerilogEcs(ecs =>
        {
            ecs.ConfigureOptions = options => options.Masking.SensitiveKeys.Add("mother_maiden_name");
            ecs.ConfigureLogger = (services, logger) => logger.Enrich.WithProperty("Team", "identity");
        });
        #endregion
    }

    public static async Task LogWithoutAHost()
    {
        #region docs: no host
        await using var services = new ServiceCollection().AddSerilogEcs().BuildServiceProvider();
        services.GetRequiredService<ILogger<Worker>>().LogInformation("Imported {Rows} rows", 42);
        #endregion
    }

    internal sealed class Worker(IHostApplicationLifetime lifetime, ILogger<Worker> logger) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            logger.LogInformation("Worked once");
            lifetime.StopApplication();
            return Task.CompletedTask;
        }
    }
}
