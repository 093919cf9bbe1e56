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

            logger.LogInformation("Profile received: {@Profile}", new Profile(user, "someuser@example.com", "010-1234-5678", new("S3cr3t-of-the-user")));
            return Results.Ok(new SignedIn(user));
        });

        app.MapGet("/oauth/naver/callback", async (NaverClient naver, ILogger<NaverClient> logger) =>
        {
            try
            {
                return Results.Ok(new SignedIn(await naver.SignInAsync()));
            }
            catch (HttpRequestException exception)
            {
                logger.LogError(exception, "External API call failed: {Service} {Endpoint}", "naver-oauth", "/oauth2.0/token");
                return Results.StatusCode(StatusCodes.Status502BadGateway);
            }
        });
    }

    /// <summary>The response to the client.</summary>
    internal sealed record SignedIn(string User);

    /// <summary>The provider's data about a user, which is masked in logs.</summary>
    internal sealed record Profile(string UserId, string Email, string PhoneNumber, Sensitive<string> Password);
}
