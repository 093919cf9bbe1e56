using Microsoft.EntityFrameworkCore;

namespace Serilog.Ecs.Masking.ReferenceApp;

/// <summary>The endpoints.</summary>
internal static class Shop
{
    public static void MapShop(this WebApplication app)
    {
        app.MapPost("/users", static async (User user, ShopContext shop, ILogger<User> logger) =>
        {
            shop.Users.Add(user);
            await shop.SaveChangesAsync();
            logger.LogInformation("User {UserId} signed up: {@User}", user.Id, user);
            return Results.NoContent();
        });
        app.MapPost("/sign-in", static async (User user, ShopContext shop, ILogger<User> logger, IDiagnosticContext diagnostics) =>
        {
            var known = await shop.Users.SingleOrDefaultAsync(found => found.Email == user.Email && found.Password == user.Password);
            diagnostics.Set("SignedIn", known is not null);
            diagnostics.Set("Credentials", user, destructureObjects: true);
            logger.LogInformation("Sign-in of {Email} with {Password}", user.Email, user.Password);
            return Results.NoContent();
        });
        app.MapGet("/pay", static async (string token, Payments payments) => await payments.PayAsync(token));
        app.MapGet("/me", static () => "me").RequireAuthorization();
        app.MapGet("/live", static () => "live");
        app.MapGet("/broken", static string (string token) => throw new InvalidOperationException("The card store refused token=" + token));
        app.MapPost("/stop", static (IHostApplicationLifetime lifetime) => lifetime.StopApplication());
    }
}

/// <summary>A customer.</summary>
internal sealed class User
{
    public int Id { get; set; }

    public string Email { get; set; } = "";

    public string Password { get; set; } = "";
}

/// <summary>The database.</summary>
internal sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();
}

/// <summary>The payment provider.</summary>
internal sealed class Payments(HttpClient client)
{
    public async Task<string> PayAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("pay?access_token=" + token, UriKind.Relative));
        request.Headers.Authorization = new("Bearer", token);
        using var response = await client.SendAsync(request);
        return response.StatusCode.ToString();
    }
}
