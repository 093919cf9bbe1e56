using Serilog;
using Serilog.Ecs.Masking.Sample;

var isDemo = args.Contains("--demo");
var builder = WebApplication.CreateBuilder([.. args.Where(arg => arg != "--demo")]);

// Everything about logging stands in appsettings.json.
builder.UseSerilogEcs();

builder.Services.AddHealthChecks();
builder.Services.AddHttpClient<KakaoClient>();
builder.Services.AddHttpClient<NaverClient>();
if (isDemo)
{
    // Any free port, and of this machine only.
    builder.WebHost.UseUrls("http://127.0.0.1:0");
}

var app = builder.Build();
app.MapSignIn();
app.MapTokens();
app.MapOrders();
app.MapKakao();
app.MapHealthChecks("/health");

if (isDemo)
{
    await Demo.RunAsync(app);
}
else
{
    await app.RunAsync();
}
