using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;
using Serilog.Debugging;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.PublishSample;

// A program to publish as a single file, trimmed and with Native AOT: build/publish-test.sh compares what each of these prints.
SelfLog.Enable(Console.Error);

// Spans as OpenTelemetry makes them
using var listener = new ActivityListener { ShouldListenTo = static _ => true, Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded };
ActivitySource.AddActivityListener(listener);

var options = new EcsOptions { ServiceName = "in-code" };
using (var logger = new LoggerConfiguration()
    .MinimumLevel.Debug()
    .Destructure.WithMasking()
    .Enrich.WithServiceIdentity(options)
    .Enrich.WithOtelContext()
    .WriteTo.EcsConsole(options, format: EcsConsoleFormat.Json)
    .CreateLogger())
{
    LoggedEvents.WriteTo(logger);
}

var builder = Host.CreateApplicationBuilder(args);
builder.UseSerilogEcs();
using var host = builder.Build();
LoggedEvents.WriteTo(host.Services.GetRequiredService<ILogger>());
