using System.ComponentModel;
using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Settings.Methods;

/// <summary>The methods that <c>Filter</c> of settings calls. Code calls those of <see cref="EcsLoggerFilterConfigurationExtensions"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EcsFilterSettingsExtensions
{
    /// <summary>Passes events that hold personal data.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="options">
    /// Settings of this filter alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.
    /// </param>
    /// <param name="configuration">All settings, supplied by <c>ReadFrom.Configuration</c>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration ByIncludingPersonalData(
        this LoggerFilterConfiguration filterConfiguration, IConfigurationSection? options = null, IConfiguration? configuration = null) =>
        EventFilter.Add(filterConfiguration, new PersonalDataFilter(OptionsBinder.Read(options, configuration).Masking).Holds, isWanted: true);

    /// <summary>Passes events that hold no personal data.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="options">
    /// Settings of this filter alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.
    /// </param>
    /// <param name="configuration">All settings, supplied by <c>ReadFrom.Configuration</c>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration ByExcludingPersonalData(
        this LoggerFilterConfiguration filterConfiguration, IConfigurationSection? options = null, IConfiguration? configuration = null) =>
        EventFilter.Add(filterConfiguration, new PersonalDataFilter(OptionsBinder.Read(options, configuration).Masking).Holds, isWanted: false);

    /// <summary>Passes events that have the topic.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="topic">The topic; casing does not matter.</param>
    /// <param name="configuration">All settings, which are checked; supplied by <c>ReadFrom.Configuration</c>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException"><paramref name="topic"/> is empty, or a setting is wrong.</exception>
    public static LoggerConfiguration ByIncludingTopic(
        this LoggerFilterConfiguration filterConfiguration, string topic, IConfiguration? configuration = null) =>
        Checked(filterConfiguration, EventFacts.WithTopic(topic), isWanted: true, configuration);

    /// <summary>Passes events that do not have the topic.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="topic">The topic; casing does not matter.</param>
    /// <param name="configuration">All settings, which are checked; supplied by <c>ReadFrom.Configuration</c>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException"><paramref name="topic"/> is empty, or a setting is wrong.</exception>
    public static LoggerConfiguration ByExcludingTopic(
        this LoggerFilterConfiguration filterConfiguration, string topic, IConfiguration? configuration = null) =>
        Checked(filterConfiguration, EventFacts.WithTopic(topic), isWanted: false, configuration);

    /// <summary>Passes events whose <c>Priority</c> is at least as high.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="atLeast">The lowest priority.</param>
    /// <param name="configuration">All settings, which are checked; supplied by <c>ReadFrom.Configuration</c>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration ByIncludingPriority(
        this LoggerFilterConfiguration filterConfiguration, int atLeast, IConfiguration? configuration = null) =>
        Checked(filterConfiguration, EventFacts.WithPriority(atLeast), isWanted: true, configuration);

    /// <summary>Passes events whose <c>Priority</c> is lower, or that have none.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="atLeast">The lowest priority that is dropped.</param>
    /// <param name="configuration">All settings, which are checked; supplied by <c>ReadFrom.Configuration</c>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration ByExcludingPriority(
        this LoggerFilterConfiguration filterConfiguration, int atLeast, IConfiguration? configuration = null) =>
        Checked(filterConfiguration, EventFacts.WithPriority(atLeast), isWanted: false, configuration);

    private static LoggerConfiguration Checked(
        LoggerFilterConfiguration filterConfiguration, Func<LogEvent, bool> isMatch, bool isWanted, IConfiguration? configuration)
    {
        if (configuration is not null)
        {
            OptionsBinder.Read(null, configuration);
        }

        return EventFilter.Add(filterConfiguration, isMatch, isWanted);
    }
}
