using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Docs;

/// <summary>The code of the README that needs ASP.NET Core, so that it compiles and runs.</summary>
internal static class Snippets
{
    public static void LogRequests(WebApplication app)
    {
        #region docs: requests
        app.UseEcsRequestLogging();
        app.MapGet("/orders/{id}", (int id, HttpContext context) =>
        {
            context.SetRequestProperty("OrderId", id);
            return Results.Ok();
        });
        #endregion
    }
}
