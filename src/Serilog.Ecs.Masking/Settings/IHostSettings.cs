using Microsoft.Extensions.Configuration;

namespace Serilog.Ecs.Masking.Settings;

/// <summary>The settings of a host that masks events for all sinks, and whose code adjusts the options of all stages.</summary>
internal interface IHostSettings
{
    /// <summary>The environment of the host, or <see langword="null"/> if there is no host.</summary>
    public string? Environment { get; }

    /// <summary>All settings, where these are a part of them.</summary>
    public IConfiguration Whole { get; }

    /// <summary>Adjusts options after they are read.</summary>
    public void Configure(EcsOptions options);
}
