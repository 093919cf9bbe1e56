using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.Redaction;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Settings;
using Serilog.Events;

namespace Serilog;

/// <summary>
/// Lets events through by what they are about, for sub-loggers with sinks of their own. Two filters in one logger must both
/// let an event through.
/// </summary>
public static class EcsLoggerFilterConfigurationExtensions
{
    /// <summary>
    /// Lets events through that hold personal data: as masking before this logger has marked them, or else as a look at all that
    /// they hold finds now. An event that cannot be judged counts as one that holds some. For settings, and for code with the defaults.
    /// </summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="options">Settings of this filter alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration ByIncludingPersonalData(this LoggerFilterConfiguration filterConfiguration, IConfigurationSection? options = null, IConfiguration? configuration = null) =>
        ByIncludingPersonalData(filterConfiguration, OptionsBinder.Read(options, configuration));

    /// <summary>Lets events through that hold personal data. For code.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="ecsOptions">What is personal: <see cref="EcsOptions.Masking"/>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static LoggerConfiguration ByIncludingPersonalData(this LoggerFilterConfiguration filterConfiguration, EcsOptions ecsOptions) =>
        By(filterConfiguration, new PersonalDataFilter(ecsOptions).Holds, isWanted: true);

    /// <summary>Lets events through that hold no personal data, as <see cref="ByIncludingPersonalData(LoggerFilterConfiguration, IConfigurationSection?, IConfiguration?)"/> finds it. For settings, and for code with the defaults.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="options">Settings of this filter alone, on top of the shared ones.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration ByExcludingPersonalData(this LoggerFilterConfiguration filterConfiguration, IConfigurationSection? options = null, IConfiguration? configuration = null) =>
        ByExcludingPersonalData(filterConfiguration, OptionsBinder.Read(options, configuration));

    /// <summary>Lets events through that hold no personal data. For code.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="ecsOptions">What is personal: <see cref="EcsOptions.Masking"/>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static LoggerConfiguration ByExcludingPersonalData(this LoggerFilterConfiguration filterConfiguration, EcsOptions ecsOptions) =>
        By(filterConfiguration, new PersonalDataFilter(ecsOptions).Holds, isWanted: false);

    /// <summary>Lets events through that have the topic among their <c>Topics</c> or <c>tags</c>.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="topic">The topic; casing does not matter.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException"><paramref name="topic"/> is empty, or a setting is wrong.</exception>
    public static LoggerConfiguration ByIncludingTopic(this LoggerFilterConfiguration filterConfiguration, string topic, IConfiguration? configuration = null) =>
        By(filterConfiguration, EventFacts.WithTopic(topic), isWanted: true, configuration);

    /// <summary>Lets events through that do not have the topic.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="topic">The topic; casing does not matter.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException"><paramref name="topic"/> is empty, or a setting is wrong.</exception>
    public static LoggerConfiguration ByExcludingTopic(this LoggerFilterConfiguration filterConfiguration, string topic, IConfiguration? configuration = null) =>
        By(filterConfiguration, EventFacts.WithTopic(topic), isWanted: false, configuration);

    /// <summary>Lets events through whose <c>Priority</c> is at least as high. One without a priority has none.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="atLeast">The lowest priority.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    public static LoggerConfiguration ByIncludingPriority(this LoggerFilterConfiguration filterConfiguration, int atLeast, IConfiguration? configuration = null) =>
        By(filterConfiguration, logEvent => EventFacts.PriorityOf(logEvent) >= atLeast, isWanted: true, configuration);

    /// <summary>Lets events through whose <c>Priority</c> is lower, or that have none.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="atLeast">The lowest priority that is held back.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    public static LoggerConfiguration ByExcludingPriority(this LoggerFilterConfiguration filterConfiguration, int atLeast, IConfiguration? configuration = null) =>
        By(filterConfiguration, logEvent => EventFacts.PriorityOf(logEvent) >= atLeast, isWanted: false, configuration);

    /// <summary>Lets events through of this level and above.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="atLeast">The lowest level.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    public static LoggerConfiguration ByIncludingLevel(this LoggerFilterConfiguration filterConfiguration, LogEventLevel atLeast, IConfiguration? configuration = null) =>
        By(filterConfiguration, logEvent => logEvent.Level >= atLeast, isWanted: true, configuration);

    /// <summary>Lets events through below this level.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="atLeast">The lowest level that is held back.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    public static LoggerConfiguration ByExcludingLevel(this LoggerFilterConfiguration filterConfiguration, LogEventLevel atLeast, IConfiguration? configuration = null) =>
        By(filterConfiguration, logEvent => logEvent.Level >= atLeast, isWanted: false, configuration);

    /// <summary>Lets events through whose source is this one or lies under it: <c>Shop</c> takes <c>Shop.Orders</c>, not <c>Shopping</c>.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="prefix">The source, as <c>Microsoft.AspNetCore</c>.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is empty, or a setting is wrong.</exception>
    public static LoggerConfiguration ByIncludingSource(this LoggerFilterConfiguration filterConfiguration, string prefix, IConfiguration? configuration = null) =>
        By(filterConfiguration, EventFacts.FromSource(prefix), isWanted: true, configuration);

    /// <summary>Lets events through of other sources.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="prefix">The source that is held back, with all that lies under it.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is empty, or a setting is wrong.</exception>
    public static LoggerConfiguration ByExcludingSource(this LoggerFilterConfiguration filterConfiguration, string prefix, IConfiguration? configuration = null) =>
        By(filterConfiguration, EventFacts.FromSource(prefix), isWanted: false, configuration);

    private static LoggerConfiguration By(LoggerFilterConfiguration filterConfiguration, Func<LogEvent, bool> isMatch, bool isWanted, IConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(filterConfiguration);
        if (configuration is not null)
        {
            OptionsBinder.Read(null, configuration);
        }

        return filterConfiguration.With(new EventFilter(isMatch, isWanted));
    }
}
