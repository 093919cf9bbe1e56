using Microsoft.AspNetCore.Hosting.Server;

namespace Serilog.Ecs.Masking.Sample;

/// <summary>Starts the service, calls every endpoint of it as a client would, and stops it.</summary>
internal static class Demo
{
    public static async Task RunAsync(WebApplication app)
    {
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = OwnAddress.Of(app.Services.GetRequiredService<IServer>()) };
        for (var kind = 0; kind < DemoRequest.Kinds; kind++)
        {
            using var request = DemoRequest.Make(kind, customer: kind);
            using var response = await client.SendAsync(request);
        }

        await app.StopAsync();
        await app.DisposeAsync();
    }
}
