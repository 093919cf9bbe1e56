using Microsoft.Extensions.DependencyInjection;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Support;

/// <summary>How a service under test is made.</summary>
internal sealed class Setup
{
    /// <summary>Whether Kestrel serves, on a free port of this machine, instead of the test server.</summary>
    public bool IsReal { get; init; }

    /// <summary>Whether the events of ASP.NET Core itself are logged too.</summary>
    public bool LogsFramework { get; init; }

    /// <summary>Whether the logger and its diagnostic context are services, as hosts register them.</summary>
    public bool RegistersLogger { get; init; } = true;

    public string Settings { get; init; } = "{}";

    public Action<IServiceCollection>? Services { get; init; }

    public Action<LoggerConfiguration>? Logger { get; init; }
}
