namespace Serilog.Ecs.Masking;

/// <summary>What code adds to the settings of a host's logging.</summary>
public sealed class EcsHostingOptions
{
    /// <summary>
    /// Adjusts the options of every stage after the settings are read: of sinks, enrichers and masking alike. The
    /// default is <see langword="null"/>.
    /// </summary>
    public Action<EcsOptions>? ConfigureOptions { get; set; }

    /// <summary>
    /// Adds to the logger after the settings, with the services of the host at hand. The default is <see langword="null"/>.
    /// </summary>
    public Action<IServiceProvider, LoggerConfiguration>? ConfigureLogger { get; set; }

    /// <summary>
    /// Whether documents go to the console where the settings name no sink. The default is <see langword="true"/>; turn it off
    /// where <see cref="ConfigureLogger"/> adds the sinks.
    /// </summary>
    public bool WriteToConsole { get; set; } = true;

    /// <summary>
    /// Whether <see cref="Log.Logger"/> stays what it is, as in tests with several hosts. Without it there is also no logging before the
    /// host is built, and none of unhandled exceptions. The default is <see langword="false"/>.
    /// </summary>
    public bool PreserveStaticLogger { get; set; }

    /// <summary>
    /// Whether events also go to the other providers that are registered with Microsoft.Extensions.Logging, which
    /// get them unmasked. The default is <see langword="false"/>.
    /// </summary>
    public bool WriteToProviders { get; set; }

    internal static EcsHostingOptions From(Action<EcsHostingOptions>? configure)
    {
        var options = new EcsHostingOptions();
        configure?.Invoke(options);
        return options;
    }
}
