using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.Hosting;

namespace Serilog;

/// <summary>Makes Serilog the logging of a host, with ECS documents, masking, service identity and OpenTelemetry context.</summary>
/// <remarks>
/// <para>Everything stands in the <c>Serilog</c> section of the settings. What it does not name is added: <c>FromLogContext</c>,
/// <c>WithServiceIdentity</c>, <c>WithOtelContext</c>, <c>Destructure.WithMasking</c>, and where it names no sink, <c>EcsConsole</c>.
/// Enrichers, destructuring policies, filters and level switches that are registered as services are used; sinks too, and these get
/// masked copies of events.</para>
/// <para>The minimum level is <c>LOG_LEVEL</c> (Serilog's names, or <c>trace</c>, <c>info</c>, <c>warn</c>, <c>critical</c>), else that of the settings, else
/// <c>Debug</c> where the environment is Development, dev or local, else <c>Information</c>. It follows the settings when these change. <c>Microsoft.AspNetCore</c>,
/// <c>System.Net.Http</c>, <c>Microsoft.EntityFrameworkCore</c> and <c>Grpc</c> are held at <c>Warning</c> unless the settings say otherwise.</para>
/// <para>From this call on, <see cref="Log.Logger"/> writes documents to the console; with the host it becomes the logger of the settings. An
/// exception that nobody handles is logged as <c>Fatal</c>, and nothing that was logged is lost when the host or the process ends. .NET itself
/// prints such an exception to standard error as well, unmasked.</para>
/// </remarks>
public static class EcsHostBuilderExtensions
{
    /// <summary>Makes Serilog the logging of the host.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Adds in code to what the settings say, or <see langword="null"/>.</param>
    /// <returns>The builder, for further calls.</returns>
    /// <exception cref="ArgumentException">When the host is built: a setting or variable is wrong; the message lists every one, with its path.</exception>
    public static IHostBuilder UseSerilogEcs(this IHostBuilder builder, Action<EcsHostingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = EcsHostingOptions.From(configure);
        var startUp = StartUpLogger.Begin(options, settings: null, environment: null);
        return builder.ConfigureServices((_, services) => HostLogging.AddTo(services, options, startUp));
    }

    /// <summary>Makes Serilog the logging of the host.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Adds in code to what the settings say, or <see langword="null"/>.</param>
    /// <returns>The builder, for further calls.</returns>
    /// <exception cref="ArgumentException">When the host is built: a setting or variable is wrong; the message lists every one, with its path.</exception>
    public static IHostApplicationBuilder UseSerilogEcs(this IHostApplicationBuilder builder, Action<EcsHostingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = EcsHostingOptions.From(configure);
        var startUp = StartUpLogger.Begin(options, builder.Configuration, builder.Environment.EnvironmentName);
        HostLogging.AddTo(builder.Services, options, startUp);
        return builder;
    }

    /// <summary>Makes Serilog the logging of whatever is built from these services, with or without a host.</summary>
    /// <param name="services">The services. Settings are read from their <see cref="IConfiguration"/>, if there is one.</param>
    /// <param name="configure">Adds in code to what the settings say, or <see langword="null"/>.</param>
    /// <returns>The services, for further calls.</returns>
    /// <exception cref="ArgumentException">When the logger is first asked for: a setting or variable is wrong; the message lists every one, with its path.</exception>
    public static IServiceCollection AddSerilogEcs(this IServiceCollection services, Action<EcsHostingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = EcsHostingOptions.From(configure);
        return HostLogging.AddTo(services, options, StartUpLogger.Begin(options, settings: null, environment: null));
    }
}
