using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json;
using Serilog.Context;
using Serilog.Core;
using Serilog.Ecs.Masking;

namespace Serilog.Ecs.Masking.PublishSample;

/// <summary>Events with what trimming may take away: objects, attributes, exceptions, types of .NET.</summary>
internal static class LoggedEvents
{
    private static readonly ActivitySource Source = new("Serilog.Ecs.Masking.PublishSample");

    public static void WriteTo(ILogger logger)
    {
        using var activity = Source.StartActivity("sign-in");
        activity?.SetTag("peer.service", "users");
        using var tenant = LogContext.PushProperty("TenantId", "tenant-7");

        WriteText(logger.ForContext(Constants.SourceContextPropertyName, "Shop.Texts"));
        WriteObjects(logger.ForContext(Constants.SourceContextPropertyName, "Shop.Objects"));
        WriteFrameworkTypes(logger.ForContext(Constants.SourceContextPropertyName, "Shop.Framework"));
        WriteFailure(logger.ForContext(Constants.SourceContextPropertyName, "Shop.Failures"));
        WriteUnkeptTypes(logger.ForContext(Constants.SourceContextPropertyName, "Shop.Trimmed"));
    }

    private static void WriteText(ILogger logger)
    {
        logger.Debug("Reached by {Email} from {Host}", "ada@example.com", "10.0.0.7");
        logger.Information("Connecting with {ConnectionString}", "Server=db;User ID=app;Password=plant3d-secret-1");
        logger.Information("Body was {Body}", """{"user":"ada","password":"plant3d-secret-2","card":"4111111111111111"}""");
        logger.ForTopics("auth").WithPriority(2).WithSchema("sign-in", "1.0.0").WithData(new { Provider = "kakao", Attempts = 1 }).Information("Signed in");
        logger.ForCaller().Warning("Badge {Badge} of {MotherMaidenName}", "EMP-123456", "plant3d-secret-3");
    }

    private static void WriteObjects(ILogger logger)
    {
        logger.Information("Anonymous {@User}", new { Name = "ada", Password = "plant3d-secret-4", Address = new { City = "Seoul", Zip = 4524 } });
        logger.Information("Account {@Account}", Account.Example());
        logger.Information(
            "Order {@Order}",
            new Order("ord-1842", OrderState.Paid, [new OrderItem("sku-1", 2, 12_500m), new OrderItem("sku-2", 1, 8_900m)], "plant3d-secret-5"));
        logger.Information("Point {@Point} and {@Pair}", new Point(3, 4), (Left: 1, Right: "two"));
        logger.Information("Entries {@Entries}", new Dictionary<string, object?> { ["plain"] = 1, ["api_key"] = "plant3d-secret-6", ["nested"] = new OrderItem("sku-3", 3, 1m) });
        logger.Information("Printed {Order}", new OrderItem("sku-4", 4, 2m));
    }

    private static void WriteFrameworkTypes(ILogger logger)
    {
        using var document = JsonDocument.Parse("""{"user":"ada","token":"plant3d-secret-7","numbers":[1,2.5,true,null]}""");
        logger.Information("Json {@Json}", document.RootElement);
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.example.com/pay?token=plant3d-secret-8")
        {
            Headers = { { "Authorization", "Bearer plant3d-secret-9" }, { "Accept", "text/plain" } },
        };
        logger.Information("Request {@Request}", request);
        logger.Information("Claim {@Claim}", new Claim("role", "admin"));
        logger.Information(
            "Values {Guid} {Date} {Day} {Span} {Level} {Type}", Guid.Empty, DateTimeOffset.UnixEpoch, DateOnly.MinValue, TimeSpan.FromMinutes(3),
            OrderState.Paid, typeof(OrderState));
    }

    // Nothing keeps the members of these types of other assemblies. build/publish-test.sh knows the events by their first words.
    private static void WriteUnkeptTypes(ILogger logger)
    {
        logger.Information("Not kept: {@Version}", new Version(1, 2, 3));
        logger.Information("Not kept: {@Address}", new UriBuilder("https", "example.com", 8443, "/plain"));
        logger.Information("Not kept: {@Format}", new System.Globalization.NumberFormatInfo());
    }

    private static void WriteFailure(ILogger logger)
    {
        try
        {
            Fail();
        }
        catch (InvalidOperationException exception)
        {
            logger.Error(exception, "Payment of {OrderId} failed", "ord-1842");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fail()
    {
        try
        {
            throw new UnauthorizedAccessException("Login failed for user 'app' with password=plant3d-secret-10");
        }
        catch (UnauthorizedAccessException cause)
        {
            throw new InvalidOperationException("The order store did not answer.", cause) { Data = { ["OrderId"] = "ord-1842" } };
        }
    }
}
