using System.Security.Cryptography;

namespace Serilog.Ecs.Masking.Sample;

/// <summary>Issues access tokens, and logs each with the object that holds it: the log shows the token's ends and no more.</summary>
internal static class Tokens
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public static void MapTokens(this WebApplication app) => app.MapPost("/tokens", (TokenRequest request, ILogger<TokenRequest> logger) =>
    {
        var issued = new IssuedToken(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)), DateTimeOffset.UtcNow + Lifetime);
        logger.LogInformation("Token issued for {UserId}: {@Token}", request.UserId, issued);
        return Results.Ok(issued);
    });

    internal sealed record TokenRequest(string UserId);

    internal sealed record IssuedToken(string AccessToken, DateTimeOffset ExpiresAt);
}
