using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Serilog;
using Serilog.Ecs.Masking.ReferenceApp;

var settings = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath("appsettings.json")).Build();
Log.Logger = new LoggerConfiguration()
    .ReadFrom.Configuration(new ConfigurationBuilder().AddJsonFile(Path.GetFullPath("bootstrap.json")).Build())
    .CreateBootstrapLogger();
try
{
    Log.Information("Starting the shop with {ConnectionString}", settings.GetConnectionString("Queue"));
    var builder = WebApplication.CreateBuilder(args);
    if (builder.Configuration.GetValue<bool>("ecs"))
    {
        builder.Host.UseSerilogEcs();
    }
    else
    {
        builder.Host.UseSerilog(static (context, services, configuration) => configuration
            .ReadFrom.Configuration(context.Configuration)
            .ReadFrom.Services(services));
    }

    builder.Services.AddDbContext<ShopContext>(static options => options.UseSqlite("Data Source=shop.db").EnableSensitiveDataLogging());
    builder.Services.AddHttpClient<Payments>(
        static (services, client) => client.BaseAddress = new Uri(services.GetRequiredService<IConfiguration>()["Payments"]!));
    builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(static options => options.TokenValidationParameters = new TokenValidationParameters
    {
        ValidIssuer = "shop",
        ValidAudience = "shop",
        IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("a key of the reference application")),
    });
    builder.Services.AddAuthorization();
    builder.Services.AddHealthChecks().AddCheck<QueueCheck>("queue");
    builder.Services.AddHostedService<QueueReader>();

    var app = builder.Build();
    using (var scope = app.Services.CreateScope())
    {
        await scope.ServiceProvider.GetRequiredService<ShopContext>().Database.EnsureCreatedAsync();
    }

    app.UseSerilogRequestLogging(static options => options.EnrichDiagnosticContext = static (diagnostics, context) =>
    {
        diagnostics.Set("RequestHost", context.Request.Host.Value);
        diagnostics.Set("QueryString", context.Request.QueryString.Value);
        diagnostics.Set("Authorization", context.Request.Headers.Authorization.ToString());
        diagnostics.Set("Cookie", context.Request.Headers.Cookie.ToString());
    });
    app.UseAuthentication();
    app.UseAuthorization();
    app.MapShop();
    app.MapHealthChecks("/health");
    await app.RunAsync();
    throw new InvalidOperationException("The queue was not closed: " + settings.GetConnectionString("Queue"));
}
catch (InvalidOperationException exception)
{
    Log.Fatal(exception, "The shop ended unexpectedly");
}
finally
{
    await Log.CloseAndFlushAsync();
}
