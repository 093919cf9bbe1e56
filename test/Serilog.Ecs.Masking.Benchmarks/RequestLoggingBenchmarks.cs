using System.Net;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>
/// One request through a service in this process, with a query, a user agent and a client address: without logging, with
/// request logging rendered and masked, and with ASP.NET Core's own HTTP logging through Serilog's JSON formatter.
/// </summary>
[MemoryDiagnoser]
public class RequestLoggingBenchmarks
{
    private static readonly byte[] Answer = """{"id":1842,"state":"paid"}"""u8.ToArray();
    private static readonly Action<HttpContext> Request = static context =>
    {
        context.Request.Method = "GET";
        context.Request.Path = "/api/orders/1842";
        context.Request.QueryString = new QueryString("?page=2&code=s3cr3t-of-a-caller");
        context.Request.Headers.UserAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36";
        context.Connection.RemoteIpAddress = Caller;
    };

    private static readonly IPAddress Caller = IPAddress.Parse("203.0.113.7");

    private WebApplication _app = null!;
    private TestServer _server = null!;
    private Logger _logger = null!;

    [Params("nothing", "ours", "HTTP logging")]
    public string Logs { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        ITextFormatter formatter = Logs == "ours" ? new EcsTextFormatter(new EcsOptions { ServiceName = "auth-api" }) : new JsonFormatter(renderMessage: true);
        _logger = new LoggerConfiguration().WriteTo.Sink(new FormattingSink(formatter)).CreateLogger();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<ILogger>(_logger);
        if (Logs == "HTTP logging")
        {
            builder.Logging.AddSerilog(_logger).AddFilter((category, _) => category!.StartsWith("Microsoft.AspNetCore.HttpLogging", StringComparison.Ordinal));
            builder.Services.AddHttpLogging(options => options.CombineLogs = true);
        }

        _app = builder.Build();
        _ = Logs switch
        {
            "ours" => _app.UseEcsRequestLogging(),
            "HTTP logging" => _app.UseHttpLogging(),
            _ => _app,
        };
        _app.MapGet("/api/orders/{id}", static context => context.Response.Body.WriteAsync(Answer).AsTask());
        _app.Start();
        _server = _app.GetTestServer();
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        ((IDisposable)_app).Dispose();
        _logger.Dispose();
    }

    [Benchmark]
    public async Task<int> OneRequest()
    {
        // To the end of the body: what is done after the first byte was sent counts too.
        var context = await _server.SendAsync(Request);
        await context.Response.Body.CopyToAsync(Stream.Null);
        return context.Response.StatusCode;
    }
}
