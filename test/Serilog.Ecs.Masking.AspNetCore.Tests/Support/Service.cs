using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Extensions.Hosting;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Support;

/// <summary>A service with request logging, on a test server or on a real one.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly Journal _journal = new();
    private readonly Logger _logger;

    private Service(Setup setup, Action<WebApplication> pipeline)
    {
        var configuration = new LoggerConfiguration().MinimumLevel.Verbose().Enrich.FromLogContext().WriteTo.Sink(_journal);
        setup.Logger?.Invoke(configuration);
        _logger = configuration.CreateLogger();
        App = Build(setup);
        pipeline(App);
    }

    public WebApplication App { get; }

    public HttpClient Client { get; private set; } = null!;

    public TestServer Server => App.GetTestServer();

    /// <summary>All that the formatter wrote.</summary>
    public string Output => _journal.Output;

    /// <summary>All properties, as a sink without masking shows them.</summary>
    public string Unmasked => _journal.Unmasked;

    public Logger Logger => _logger;

    /// <summary>Starts a service on a test server, with request logging before everything else.</summary>
    public static Task<Service> StartAsync(Action<WebApplication> routes, Action<EcsRequestLoggingOptions>? options = null, Setup? setup = null) =>
        StartWholeAsync(
            app =>
            {
                app.UseEcsRequestLogging(options);
                routes(app);
            },
            setup ?? new Setup());

    /// <summary>Starts a service whose pipeline the test builds whole.</summary>
    public static async Task<Service> StartWholeAsync(Action<WebApplication> pipeline, Setup setup)
    {
        var service = new Service(setup, pipeline);
        await service.App.StartAsync();
        service.Client = setup.IsReal
            ? new HttpClient { BaseAddress = new Uri(service.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) }
            : service.App.GetTestClient();
        return service;
    }

    /// <summary>Waits for the next event of a request, checked.</summary>
    public async Task<EcsLine> NextAsync() => _journal.Line(await NextEventAsync());

    /// <summary>Returns the events of a source that were not awaited, checked.</summary>
    public IReadOnlyList<EcsLine> Rest(string source) => [.. _journal.Rest(source).Select(_journal.Line)];

    /// <summary>Waits for the next event of a source, checked.</summary>
    public async Task<EcsLine> NextAsync(string source) => _journal.Line(await _journal.NextAsync(name => name == source));

    /// <summary>Waits for the next event of a request, as sinks get it.</summary>
    public Task<LogEvent> NextEventAsync() => _journal.NextAsync(name => name == Journal.Requests);

    /// <summary>Sends a request, reads the answer and waits for the event.</summary>
    public Task<EcsLine> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends a request, reads the answer and waits for the event.</summary>
    public async Task<EcsLine> SendAsync(HttpRequestMessage request)
    {
        using (request)
        using (var response = await Client.SendAsync(request))
        {
            await response.Content.ReadAsStringAsync();
        }

        return await NextAsync();
    }

    /// <summary>Stops the service, and returns the events of requests that were not awaited.</summary>
    public async Task<IReadOnlyList<LogEvent>> StopAsync()
    {
        await App.StopAsync();
        return _journal.Rest(Journal.Requests);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        await _logger.DisposeAsync();
    }

    private WebApplication Build(Setup setup)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        ((IConfigurationBuilder)builder.Configuration).Sources.Clear();
        builder.Configuration.AddConfiguration(JsonSettings.Read(setup.Settings));
        builder.Logging.ClearProviders();
        if (setup.LogsFramework)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddSerilog(_logger);
        }

        if (setup.RegistersLogger)
        {
            builder.Services.AddSingleton<ILogger>(_logger);
            builder.Services.AddSingleton(new DiagnosticContext(_logger));
            builder.Services.AddSingleton<IDiagnosticContext>(static services => services.GetRequiredService<DiagnosticContext>());
        }

        if (setup.IsReal)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        }
        else
        {
            builder.WebHost.UseTestServer();
        }

        setup.Services?.Invoke(builder.Services);
        return builder.Build();
    }
}
