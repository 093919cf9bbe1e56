using Microsoft.AspNetCore.Hosting.Server;

namespace Serilog.Ecs.Masking.Sample;

/// <summary>Calls the service's own endpoints until it stops, so that a dashboard has something to show: <c>--traffic 00:00:01</c>.</summary>
internal sealed class Traffic(IServer server, IHostApplicationLifetime lifetime, TimeSpan pause) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        using var client = new HttpClient { BaseAddress = OwnAddress.Of(server) };
        using var timer = new PeriodicTimer(pause);
        var random = new Random();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // Of two throws the smaller: sign-in is frequent, failures are rare.
            var kind = Math.Min(random.Next(DemoRequest.Kinds), random.Next(DemoRequest.Kinds));
            using var request = DemoRequest.Make(kind, random.Next(1_000));
            await SendAsync(client, request, stoppingToken);
        }
    }

    private static async Task SendAsync(HttpClient client, HttpRequestMessage request, CancellationToken stoppingToken)
    {
        try
        {
            using var response = await client.SendAsync(request, stoppingToken);
        }
        catch (HttpRequestException)
        {
            // The next one may succeed.
        }
    }

    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }
}
