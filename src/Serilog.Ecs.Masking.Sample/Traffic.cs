using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;

namespace Serilog.Ecs.Masking.Sample;

/// <summary>Calls the service's own endpoints until it stops, so that a dashboard has something to show: <c>--traffic 00:00:01</c>.</summary>
internal sealed class Traffic(IServer server, IHostApplicationLifetime lifetime, TimeSpan pause) : BackgroundService
{
    private const string Setting = "traffic";

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Returns the pause between two calls, or <see langword="null"/> if there are to be none.</summary>
    /// <exception cref="ArgumentException">The setting is no such pause; a mere <c>2</c> would be two days.</exception>
    public static TimeSpan? PauseIn(IConfiguration configuration)
    {
        if (configuration[Setting] is not { } text)
        {
            return null;
        }

        return TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var pause) && pause >= TimeSpan.FromMilliseconds(1) && pause <= Longest
            ? pause
            : throw new ArgumentException($"{Setting}: '{text}' is not a pause from 00:00:00.001 to 01:00:00.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        using var client = new HttpClient { BaseAddress = OwnAddress.Of(server) };
        using var timer = new PeriodicTimer(pause);
        var random = new Random();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // The smaller of two random numbers: sign-in is frequent, failures are rare.
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
            // The next call may succeed.
        }
    }

    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }
}
