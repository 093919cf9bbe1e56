using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.Hosting;
using Serilog.Ecs.Masking.Settings;

namespace Serilog;

/// <summary>Makes Serilog the logging of a host, with ECS documents, masking, service identity and OpenTelemetry context.</summary>
/// <remarks>
/// <para>This is <c>AddSerilog</c> of Serilog.Extensions.Hosting with settings, services and defaults of the pack: bootstrap loggers,
/// <c>IDiagnosticContext</c> and <c>UseSerilogRequestLogging</c> work as they do there. The logger is configured by the <c>Serilog</c> section of the
/// settings. What it does not name is added: <c>FromLogContext</c>, <c>WithServiceIdentity</c>, <c>WithOtelContext</c>,
/// <c>Destructure.WithMasking</c>, and where it names no sink, <c>EcsConsole</c>. Components that <c>ReadFrom.Services</c> finds are used.</para>
/// <para>Every sink gets masked events, whether it comes from settings, services or code. Exceptions are named in
/// <c>Serilog:EcsMasking:unmaskedSinks</c>, or added by <c>WriteTo.Unmasked</c>.</para>
/// <para>The minimum level is <c>LOG_LEVEL</c> (Serilog's names, or <c>trace</c>, <c>info</c>, <c>warn</c>, <c>critical</c>), else that of the settings, else
/// <c>Debug</c> where the environment is Development, dev or local, else <c>Information</c>. It follows the settings when these change.
/// <c>Microsoft.AspNetCore</c>,
/// <c>System.Net.Http</c>, <c>Microsoft.EntityFrameworkCore</c> and <c>Grpc</c> are held at <c>Warning</c> unless the settings name another level.</para>
/// <para>From this call on, <see cref="Log.Logger"/> writes documents to the console, unless it is a bootstrap logger of the application; with the
/// host it becomes the logger of the settings. An
/// exception that no one handles is logged as <c>Fatal</c>, and nothing that was logged is lost when the host or the process ends. .NET itself
/// prints such an exception to standard error as well, unmasked.</para>
/// </remarks>
public static class EcsHostBuilderExtensions
{
    /// <summary>Makes Serilog the logging of the host.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Configures options in code, in addition to the settings, or <see langword="null"/>.</param>
    /// <returns>The builder, for further calls.</returns>
    /// <exception cref="ArgumentException">When the host is built: a setting or variable is wrong; the message lists every one, with its path.</exception>
    public static IHostBuilder UseSerilogEcs(this IHostBuilder builder, Action<EcsHostingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = EcsHostingOptions.From(configure);
        var startUp = HostLogging.Begin(options, settings: null, SettingsEnvironment.OfUnnamedHost);
        return builder.ConfigureServices((_, services) => HostLogging.AddTo(services, options, startUp));
    }

    /// <summary>Makes Serilog the logging of the host.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Configures options in code, in addition to the settings, or <see langword="null"/>.</param>
    /// <returns>The builder, for further calls.</returns>
    /// <exception cref="ArgumentException">When the host is built: a setting or variable is wrong; the message lists every one, with its path.</exception>
    public static IHostApplicationBuilder UseSerilogEcs(this IHostApplicationBuilder builder, Action<EcsHostingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = EcsHostingOptions.From(configure);
        var startUp = HostLogging.Begin(options, builder.Configuration, new SettingsEnvironment(builder.Environment.EnvironmentName, IsOfHost: true));
        HostLogging.AddTo(builder.Services, options, startUp);
        return builder;
    }

    /// <summary>Makes Serilog the logging of these services, with or without a host.</summary>
    /// <param name="services">The services. Settings are read from their <see cref="IConfiguration"/>, if there is one.</param>
    /// <param name="configure">Configures options in code, in addition to the settings, or <see langword="null"/>.</param>
    /// <returns>The services, for further calls.</returns>
    /// <exception cref="ArgumentException">
    /// When the logger is first resolved: a setting or variable is wrong; the message lists every one, with its path.
    /// </exception>
    public static IServiceCollection AddSerilogEcs(this IServiceCollection services, Action<EcsHostingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = EcsHostingOptions.From(configure);

        // The services of a host know it before they are built.
        var host = services.LastOrDefault(static service => service.ServiceType == typeof(HostBuilderContext))?.ImplementationInstance as HostBuilderContext;
        var environment = host?.HostingEnvironment is { } known ? new SettingsEnvironment(known.EnvironmentName, IsOfHost: true) : null;
        return HostLogging.AddTo(services, options, HostLogging.Begin(options, host?.Configuration, environment));
    }
}
