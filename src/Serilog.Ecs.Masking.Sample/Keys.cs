namespace Serilog.Ecs.Masking.Sample;

/// <summary>A structured event of the highest level: what it is about, how urgent it is, and of which shape its data are.</summary>
internal static class Keys
{
    private const int Urgent = 5;

    public static void MapKeys(this WebApplication app) => app.MapPost("/keys/rotate", (ILogger log) =>
    {
        log.ForTopics("security", "keys")
            .WithPriority(Urgent)
            .WithSchema("key-rotation", "1.0.0")
            .WithData(new { Store = "vault", Attempt = 3 })
            .Fatal("Signing key {KeyId} could not be rotated", "k-2025");
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    });
}
