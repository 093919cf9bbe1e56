using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Hosting.Tests;

/// <summary>
/// Small programs as users write them. The tests run each as a process of its own and read what it prints. One more,
/// <c>check-lines FILE</c>, holds the lines of a file against the oracle of the tests.
/// </summary>
internal static class Scenarios
{
    private const string Secret = "hunter2-of-the-scenario";

    public static async Task Main(string[] args)
    {
        switch (args[0])
        {
            case "worker":
                await Host(args).Build().RunAsync();
                break;
            case "classic-host":
                await Microsoft.Extensions.Hosting.Host.CreateDefaultBuilder().UseSerilogEcs().ConfigureServices(services => services.AddHostedService<Worker>()).Build().RunAsync();
                break;
            case "services":
                await using (var provider = new ServiceCollection().AddSerilogEcs().BuildServiceProvider())
                {
                    provider.GetRequiredService<ILogger<Worker>>().LogInformation("Worked with {Password}", Secret);
                }

                break;
            case "no-host":
                Log.Logger = new LoggerConfiguration().Enrich.WithServiceIdentity().Destructure.WithMasking().WriteTo.EcsConsole().CreateLogger();
                Log.Information("Worked with {Password}", Secret);
                await Log.CloseAndFlushAsync();
                break;
            case "korean" or "korean-routed":
                Console.WriteLine("before");
                Log.Logger = args[0] == "korean"
                    ? new LoggerConfiguration().WriteTo.EcsConsole().CreateLogger()
                    : new LoggerConfiguration().WriteTo.EcsRouted([EcsRoute.ToConsole()]).CreateLogger();
                Log.Information("Paid in {City} {Mood}", "서울", "😀");
                await Log.CloseAndFlushAsync();
                break;
            case "fails-before-build":
                _ = Host(args);
                throw new InvalidOperationException("The vault did not answer; password=" + Secret);
            case "fails-in-service":
                try
                {
                    await Host(args, services => services.AddHostedService<Failing>()).Build().RunAsync();
                }
                catch (Exception exception)
                {
                    Log.Fatal(exception, "The host ended");
                }

                break;
            case "wrong-settings":
                await Host(args).Build().RunAsync();
                break;
            case "wrong-settings-then-another-fault":
                try
                {
                    _ = Host(args).Build();
                }
                catch (ArgumentException)
                {
                    throw new InvalidOperationException("The vault did not answer; password=" + Secret);
                }

                break;
            case "exit":
                _ = Host(args).Build();
                Log.Information("Last words");
                Environment.Exit(3);
                break;
            case "early":
                var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(args[1..]);
                builder.UseSerilogEcs();
                var early = Log.ForContext<Worker>();
                early.Information("Before the host");
                using (var host = builder.Build())
                {
                    early.Information("With the host");
                    host.Services.GetRequiredService<IHostEnvironment>();
                }

                early.Information("After the host");
                break;
            case "second-sink":
                var second = Host(args);
                second.Services.AddHostedService<Leaking>();
                await second.Build().RunAsync();
                break;
            case "second-sink-without-host":
                await using (var logger = new LoggerConfiguration().ReadFrom.Configuration(new ConfigurationBuilder().AddJsonFile(Path.GetFullPath("appsettings.json")).Build()).CreateLogger())
                {
                    Leaking.Log(logger);
                    Leaking.Log(logger);
                }

                break;
            case "bootstrap":
                Log.Logger = new LoggerConfiguration().WriteTo.EcsConsole().CreateBootstrapLogger();
                var kept = Log.ForContext<Worker>();
                kept.Information("Starting with {Password}", Secret);
                await Host(args).Build().RunAsync();
                kept.Information("Stopped");
                await Log.CloseAndFlushAsync();
                break;
            case "aborted":
                using (System.Diagnostics.DiagnosticListener.AllListeners.Subscribe(new Aborting()))
                {
                    await Host(args).Build().RunAsync();
                }

                break;
            case "readme-worker":
                await Docs.Snippets.RunAWorker(args[1..]);
                break;
            case "readme-in-code":
                var coded = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(args[1..]);
                Docs.Snippets.SayMoreInCode(coded);
                coded.Services.AddHostedService<Docs.Snippets.Worker>();
                await coded.Build().RunAsync();
                break;
            case "readme-no-host":
                await Docs.Snippets.LogWithoutAHost();
                break;
            case "logs-until-killed":
                KilledProgram.Run(args[1], isShared: args[2] == "shared", isChained: args[2] == "chained");
                break;
            case "memory":
                Memory.MemoryProgram.Run(Directory.GetCurrentDirectory());
                break;
            case "check-lines":
                var lines = File.ReadAllLines(args[1]).Select(static line => EcsLine.Parse(line + "\n")).ToArray();
                Console.WriteLine($"{lines.Length} documents, {lines.Count(static line => line.Has("trace.id"))} with a trace");
                break;
            default:
                throw new ArgumentException("There is no scenario " + args[0]);
        }
    }

    private static HostApplicationBuilder Host(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(args[1..]);
        builder.UseSerilogEcs();
        builder.Services.AddHostedService<Worker>();
        configure?.Invoke(builder.Services);
        return builder;
    }

    internal sealed class Worker(ILogger<Worker> logger, IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            logger.LogDebug("Looking for work");
            logger.LogInformation("Worked with {Password}", Secret);
            lifetime.StopApplication();
            return Task.CompletedTask;
        }
    }

    private sealed class Leaking(ILogger logger) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            Log(logger);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public static void Log(ILogger logger) => logger.Error(
            new InvalidOperationException("login with password=" + Secret + " failed"), "{@User} of {Password}, token=" + Secret, new { Name = "ada", Secret }, Secret);
    }

    /// <summary>Stops a program once its host is built, as <c>dotnet ef</c> does.</summary>
    private sealed class Aborting : IObserver<System.Diagnostics.DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(System.Diagnostics.DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == "HostBuilt")
            {
                throw new HostAbortedException();
            }
        }
    }

    private sealed class Failing : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("No queue at amqp://svc:" + Secret + "@queue");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
