using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Ecs.Masking.Hosting;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>The options of request logging, compiled once, immutable and shared by all requests.</summary>
internal sealed class RequestLogging
{
    private readonly PathExclusions _exclusions;
    private readonly RequestLogger _logger;

    public RequestLogging(EcsRequestLoggingOptions options, MaskingOptions masking, ILogger? logger, EndpointDataSource? endpoints)
    {
        var settings = options.Settings;
        var values = new RequestValues(MaskingPolicies.Of(masking), settings.MaxValueLength, masking.Placeholder);
        _exclusions = new PathExclusions(settings.ExcludePaths);
        _logger = new RequestLogger(logger);
        Clock = options.Clock;
        Levels = new LevelRules(settings, options.ChooseLevel);
        Values = values;
        Query = new QueryFilter(settings.QueryParameters, values);
        Routes = new RouteSecretFinder(endpoints, values);
        Referrer = settings.RequestHeaders.Any(IsReferrer) ? new ReferrerFilter(values, Query, Routes) : null;
        RequestHeaders = new HeaderFilter("request", settings.RequestHeaders.Where(static name => !IsReferrer(name)), values);
        ResponseHeaders = new HeaderFilter("response", settings.ResponseHeaders, values);
    }

    public RequestLogger Root => _logger;

    public ILogger Logger => _logger.Current;

    public TimeProvider Clock { get; }

    public LevelRules Levels { get; }

    public RequestValues Values { get; }

    public QueryFilter Query { get; }

    public RouteSecretFinder Routes { get; }

    /// <summary>Shows the referrer, or is <see langword="null"/> if it is not allowed.</summary>
    public ReferrerFilter? Referrer { get; }

    public HeaderFilter RequestHeaders { get; }

    public HeaderFilter ResponseHeaders { get; }

    /// <summary>Compiles the settings of an application and what its code makes of them.</summary>
    /// <exception cref="ArgumentException">A setting or option is unknown or wrong; the message lists every one.</exception>
    public static RequestLogging For(IServiceProvider services, Action<EcsRequestLoggingOptions>? configure)
    {
        // The settings of a host's logger include the adjustments of code.
        var configuration = services.GetService<HostPipeline>()?.Settings ?? services.GetService<IConfiguration>();
        var options = new EcsRequestLoggingOptions(RequestLoggingBinder.Read(configuration));
        configure?.Invoke(options);
        RequestLoggingValidator.ThrowIfInvalid(options.Settings);
        return new RequestLogging(
            options, OptionsBinder.Read(null, configuration).Masking, services.GetService<ILogger>(), services.GetService<EndpointDataSource>());
    }

    /// <summary>Returns whether the request can have an event, and none observes it yet.</summary>
    public bool Wants(HttpContext context) =>
        Logger.IsEnabled(Levels.Highest)
        && !_exclusions.Match(context.Request)
        && context.Features.Get<AddedProperties>() is null;

    private static bool IsReferrer(string name) => ReferrerFilter.Header.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase);
}
