using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting.Server;

namespace Serilog.Ecs.Masking.Sample;

/// <summary>A provider that answers. The sample plays it itself, so that it needs no network.</summary>
internal sealed class KakaoClient(HttpClient http, IServer server)
{
    public async Task<string> SignInAsync(string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(OwnAddress.Of(server), "/kakao/v2/user/me"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", code);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}

/// <summary>A provider that is down: no service listens there.</summary>
internal sealed class NaverClient(HttpClient http)
{
    private static readonly Uri Endpoint = new("http://127.0.0.1:9/oauth2.0/token");

    public async Task<string> SignInAsync()
    {
        using var response = await http.PostAsync(Endpoint, null);
        return await response.Content.ReadAsStringAsync();
    }
}

/// <summary>The part of the provider that the sample plays.</summary>
internal static class Kakao
{
    public static void MapKakao(this WebApplication app) => app.MapGet("/kakao/v2/user/me", () => Results.Text("usr-123"));
}
