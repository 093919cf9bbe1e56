namespace Serilog.Ecs.Masking;

/// <summary>The options that code adds to the settings of a host's logging.</summary>
public sealed class EcsHostingOptions
{
    /// <summary>
    /// Adjusts the options of all sinks, enrichers and masking stages after the settings are read. The
    /// default is <see langword="null"/>.
    /// </summary>
    public Action<EcsOptions>? ConfigureOptions { get; set; }

    /// <summary>
    /// Configures the logger after the settings, with the services of the host. Settings and services were read already; sinks that are read from
    /// them again are not added twice. The default is <see langword="null"/>.
    /// </summary>
    public Action<IServiceProvider, LoggerConfiguration>? ConfigureLogger { get; set; }

    /// <summary>
    /// Whether documents go to the console where the settings name no sink. The default is <see langword="true"/>; turn it off
    /// where <see cref="ConfigureLogger"/> adds the sinks.
    /// </summary>
    public bool WriteToConsole { get; set; } = true;

    /// <summary>
    /// Whether <see cref="Log.Logger"/> is left unchanged, as in tests with several hosts. There is then no logging before the
    /// host is built and no logging of unhandled exceptions. The default is <see langword="false"/>.
    /// </summary>
    public bool PreserveStaticLogger { get; set; }

    /// <summary>
    /// Whether masked copies of events also go to the other providers that are registered with Microsoft.Extensions.Logging.
    /// The default is <see langword="false"/>.
    /// </summary>
    public bool WriteToProviders { get; set; }

    internal static EcsHostingOptions From(Action<EcsHostingOptions>? configure)
    {
        var options = new EcsHostingOptions();
        configure?.Invoke(options);
        return options;
    }
}
