using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting.Tests.Docs;

/// <summary>The code of the pages that needs a host or another package, so that it compiles.</summary>
internal static class PageSnippets
{
    public static void KeepTheBootstrapLogger(string[] args)
    {
        #region docs: bootstrap logger
        Log.Logger = new LoggerConfiguration().WriteTo.EcsConsole().CreateBootstrapLogger();
        Log.Information("Reading secrets");

        var builder = Host.CreateApplicationBuilder(args);
        builder.UseSerilogEcs();
        #endregion
    }

    public static void AddASink(IHostApplicationBuilder builder)
    {
        #region docs: a sink in code
        builder.UseSerilogEcs(ecs => ecs.ConfigureLogger = (services, logger) => logger.WriteTo.Sink(services.GetRequiredService<AlertSink>()));
        #endregion
    }

    public static void AddSeq()
    {
        #region docs: seq
        using var logger = new LoggerConfiguration()
            .Destructure.WithMasking()
            .WriteTo.Masked(writeTo => writeTo.Seq("http://localhost:5341"))
            .CreateLogger();
        #endregion
    }

    public static void Redact(IServiceCollection services, DataClassification classification)
    {
        #region docs: redactor of the application
        services.AddRedaction(redaction => redaction.SetEcsRedactor(new DataClassificationSet(classification)));
        #endregion
    }

    internal sealed class AlertSink : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
        }
    }
}
