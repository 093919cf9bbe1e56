using Microsoft.AspNetCore.HttpOverrides;
using Serilog;
using Serilog.Ecs.Masking.Sample;

if (args is ["--health", var health])
{
    return await HealthProbe.RunAsync(health);
}

const string demo = "--demo";
const string useSerilog = "--use-serilog";
var isDemo = args.Contains(demo);
var builder = WebApplication.CreateBuilder([.. args.Where(arg => arg is not (demo or useSerilog))]);

// Everything about logging is in appsettings.json. Both ways read it; README.md lists what only the second one adds.
if (args.Contains(useSerilog))
{
    builder.Host.UseSerilog((context, services, logger) => logger.ReadFrom.Configuration(context.Configuration).ReadFrom.Services(services));
}
else
{
    builder.UseSerilogEcs();
}

builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, SampleJson.Default));
builder.Services.AddHealthChecks();
builder.Services.AddHttpClient<KakaoClient>();
builder.Services.AddHttpClient<NaverClient>();
if (isDemo)
{
    // Any free port, and of this machine only.
    builder.WebHost.UseUrls("http://127.0.0.1:0");
}
else if (Traffic.PauseIn(builder.Configuration) is { } pause)
{
    builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<Traffic>(services, pause));
}

var app = builder.Build();

// Only proxies on this machine are trusted. The demo calls from here on behalf of its clients.
app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
app.UseEcsRequestLogging();
app.MapSignIn();
app.MapTokens();
app.MapOrders();
app.MapKakao();
app.MapKeys();
app.MapHealthChecks("/health");

if (isDemo)
{
    await Demo.RunAsync(app);
}
else
{
    await app.RunAsync();
}

return 0;
