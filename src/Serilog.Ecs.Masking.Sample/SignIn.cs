namespace Serilog.Ecs.Masking.Sample;

/// <summary>Sign-in with an OAuth provider.</summary>
internal static class SignIn
{
    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet("/oauth/kakao/callback", async (string code, KakaoClient kakao, ILogger<KakaoClient> logger) =>
        {
            var started = TimeProvider.System.GetTimestamp();
            var user = await kakao.SignInAsync(code);
            using (logger.BeginScope(new Dictionary<string, object> { ["TenantId"] = "eco2" }))
            {
                logger.LogInformation(
                    "OAuth callback received from {Provider} for {UserId} after {ResponseTimeMs} ms",
                    "kakao", user, Math.Round(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds, 1));
            }

            return Results.Ok(new { user });
        });

        app.MapGet("/oauth/naver/callback", async (NaverClient naver, ILogger<NaverClient> logger) =>
        {
            try
            {
                return Results.Ok(new { user = await naver.SignInAsync() });
            }
            catch (HttpRequestException exception)
            {
                logger.LogError(exception, "External API call failed: {Service} {Endpoint}", "naver-oauth", "/oauth2.0/token");
                return Results.StatusCode(StatusCodes.Status502BadGateway);
            }
        });
    }
}
