using Serilog.Ecs.Masking.Testing;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The code of the README, so that it compiles and runs.</summary>
internal static class Snippets
{
    public static void UseInCode()
    {
        #region docs: in code
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
        #region docs: baggage
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

    public static void MaskForAnySink()
    {
        #region docs: masked
        using var logger = new LoggerConfiguration()
            .Destructure.WithMasking()
            .WriteTo.Masked(writeTo => writeTo.Console())
            .CreateLogger();

        logger.Information("Signed in {@User} with {Password}", new { Name = "ada", Email = "ada@example.com" }, "hunter2");
        #endregion
    }

    public static void CheckOwnLogs(IEnumerable<string> lines)
    {
        #region docs: own logs
        LogAssert.NoSecrets(lines, "the password that the test used");
        #endregion
    }

    public static void SayWhere(ILogger logger)
    {
        #region docs: caller
        logger.ForCaller().Warning("Retrying {OrderId}", "ord-1842");
        #endregion
    }

    public static void SayWhatAnEventIsAbout(ILogger logger)
    {
        #region docs: structured events
        logger.ForTopics("auth", "login")
            .ForTransaction()
            .WithPriority(2)
            .WithSchema("sign-in", "1.0.0")
            .WithData(new { Provider = "kakao", Attempts = 1 })
            .Information("Signed in");
        #endregion
    }
}
