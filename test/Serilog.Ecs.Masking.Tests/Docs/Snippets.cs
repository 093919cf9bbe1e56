namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The code of the README, so that it compiles and runs.</summary>
internal static class Snippets
{
    public static void UseInCode()
    {
        #region README: in code
        using var logger = new LoggerConfiguration()
            .Enrich.WithServiceIdentity(new EcsOptions { ServiceName = "auth-api" })
            .WriteTo.EcsConsole(new EcsOptions { ServiceName = "auth-api" })
            .CreateLogger();

        logger.Information("OAuth callback received from {Provider} for {UserId}", "kakao", "usr-123");
        #endregion
    }
}
