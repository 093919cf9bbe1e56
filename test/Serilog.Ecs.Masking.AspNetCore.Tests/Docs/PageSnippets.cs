using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Docs;

/// <summary>The code of the pages that needs ASP.NET Core, so that it compiles.</summary>
internal static class PageSnippets
{
    public static async Task RunAShop(string[] args)
    {
        #region docs: a whole program
        var builder = WebApplication.CreateBuilder(args);
        builder.UseSerilogEcs();

        var app = builder.Build();
        app.UseEcsRequestLogging();
        app.MapGet("/", () => "Hello");
        app.MapGet("/orders/{id:int}", (int id, ILogger<Program> logger) =>
        {
            logger.LogInformation("Order {OrderId} of {Email} was read", id, "ada@example.com");
            return Results.Ok();
        });

        await app.RunAsync();
        #endregion
    }

    public static void ChooseALevel(WebApplication app)
    {
        #region docs: the level of a request
        app.UseEcsRequestLogging(options => options.ChooseLevel = (context, elapsed, exception) =>
            context.Request.Path.StartsWithSegments("/internal") ? LogEventLevel.Debug : null);
        #endregion
    }
}
