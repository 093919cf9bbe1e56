using System.Net.Http.Json;

namespace Serilog.Ecs.Masking.Sample;

/// <summary>Requests as clients would send them. The answers do not matter; what the service logs of them does.</summary>
internal static class DemoRequest
{
    private static readonly string[] Browsers =
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
        "Mozilla/5.0 (Linux; Android 14; SM-S921N) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36",
    ];

    // Addresses that are set aside for examples
    private static readonly string[] Addresses = ["203.0.113.7", "203.0.113.20", "198.51.100.4", "198.51.100.61", "192.0.2.15", "2001:db8::1f"];

    private static readonly Func<string, HttpRequestMessage>[] Makers =
    [
        _ => new(HttpMethod.Get, "/oauth/kakao/callback?code=demo-code&state=demo-state"),
        _ => new(HttpMethod.Get, "/oauth/naver/callback"),
        user => new(HttpMethod.Post, "/tokens") { Content = JsonContent.Create(new(user), SampleJson.Default.TokenRequest) },
        user => new(HttpMethod.Post, "/orders")
        {
            Content = JsonContent.Create(new("ord-1842", user, [new("앞치마", 2, 12_500m), new("컵", 1, 8_900m)]), SampleJson.Default.Order),
        },
        user => new(HttpMethod.Post, "/orders") { Content = JsonContent.Create(new("ord-1843", user, [new("냉장고", 1, 2_490_000m)]), SampleJson.Default.Order) },
        _ => new(HttpMethod.Get, "/orders/ord-1842"),
        _ => new(HttpMethod.Get, "/nowhere"),
        _ => new(HttpMethod.Post, "/keys/rotate"),
    ];

    /// <summary>How many kinds of request there are.</summary>
    public static int Kinds => Makers.Length;

    /// <summary>Makes a request of one kind, from the browser and the address of one customer.</summary>
    public static HttpRequestMessage Make(int kind, int customer)
    {
        var request = Makers[kind % Makers.Length]("usr-" + (123 + (customer % 7)));
        request.Headers.UserAgent.ParseAdd(Browsers[customer % Browsers.Length]);
        request.Headers.Add("X-Forwarded-For", Addresses[customer % Addresses.Length]);
        return request;
    }
}
