using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Serilog.Ecs.Masking.Sample;

/// <summary>Starts the service, calls every endpoint of it as a client would, and stops it.</summary>
internal static class Demo
{
    public static async Task RunAsync(WebApplication app)
    {
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36");

        HttpRequestMessage[] requests =
        [
            new(HttpMethod.Get, "/oauth/kakao/callback?code=demo-code&state=demo-state"),
            new(HttpMethod.Get, "/oauth/naver/callback"),
            new(HttpMethod.Post, "/tokens") { Content = JsonContent.Create(new Tokens.TokenRequest("usr-123")) },
            new(HttpMethod.Post, "/orders") { Content = JsonContent.Create(new Orders.Order("ord-1842", "usr-123", [new("앞치마", 2, 12_500m), new("컵", 1, 8_900m)])) },
            new(HttpMethod.Post, "/orders") { Content = JsonContent.Create(new Orders.Order("ord-1843", "usr-456", [new("냉장고", 1, 2_490_000m)])) },
            new(HttpMethod.Get, "/orders/ord-1842"),
            new(HttpMethod.Get, "/nowhere"),
            new(HttpMethod.Post, "/keys/rotate"),
        ];
        foreach (var request in requests)
        {
            using (request)
            using (await client.SendAsync(request))
            {
                // The answer does not matter; what the service logs of it does.
            }
        }

        await app.StopAsync();
        await app.DisposeAsync();
    }
}
