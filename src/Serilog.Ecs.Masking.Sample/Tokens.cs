using System.Security.Cryptography;

namespace Serilog.Ecs.Masking.Sample;

/// <summary>Issues access tokens. The token itself is for the caller alone.</summary>
internal static class Tokens
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public static void MapTokens(this WebApplication app) => app.MapPost("/tokens", (TokenRequest request, ILogger<TokenRequest> logger) =>
    {
        var issued = new IssuedToken(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)), DateTimeOffset.UtcNow + Lifetime);
        logger.LogInformation("Token issued for {UserId}, expires {ExpiresAt}", request.UserId, issued.ExpiresAt);
        return Results.Ok(issued);
    });

    internal sealed record TokenRequest(string UserId);

    internal sealed record IssuedToken(string AccessToken, DateTimeOffset ExpiresAt);
}
