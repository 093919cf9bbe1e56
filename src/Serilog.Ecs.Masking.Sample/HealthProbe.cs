namespace Serilog.Ecs.Masking.Sample;

/// <summary>Checks the health of a running service, for a container without a shell and curl.</summary>
internal static class HealthProbe
{
    /// <summary>Returns 0 where the address answers with success, else 1.</summary>
    public static async Task<int> RunAsync(string address)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var response = await client.GetAsync(new Uri(address));
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or UriFormatException or InvalidOperationException or NotSupportedException)
        {
            return 1;
        }
    }
}
