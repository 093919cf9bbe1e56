namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The code of the README, so that it compiles and runs.</summary>
internal static class Snippets
{
    public static void UseInCode()
    {
        #region README: in code
        using var logger = new LoggerConfiguration()
            .Enrich.WithServiceIdentity(new EcsOptions { ServiceName = "auth-api" })
            .Enrich.WithOtelContext()
            .WriteTo.EcsConsole(new EcsOptions { ServiceName = "auth-api" })
            .CreateLogger();

        logger.Information("OAuth callback received from {Provider} for {UserId}", "kakao", "usr-123");
        #endregion
    }

    public static void UseOpenTelemetrysBaggage()
    {
        #region README: baggage
        using var logger = new LoggerConfiguration()
            .Enrich.WithOtelContext(new OtelContextOptions
            {
                BaggageKeys = { "tenant.id" },
                BaggageLookup = name => OpenTelemetry.Baggage.GetBaggage(name),
            })
            .WriteTo.EcsConsole()
            .CreateLogger();
        #endregion
    }
}
