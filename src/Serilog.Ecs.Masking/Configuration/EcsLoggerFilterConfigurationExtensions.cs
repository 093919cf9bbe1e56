using System.Runtime.InteropServices;
using Serilog.Configuration;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Routing;

namespace Serilog;

/// <summary>
/// Passes events by personal data, topic or priority, for sub-loggers with sinks of their own. Two filters in one logger must both
/// pass an event.
/// </summary>
public static class EcsLoggerFilterConfigurationExtensions
{
    /// <summary>
    /// Passes events that hold personal data: those that masking before this logger has marked, and those in which the filter finds
    /// some now. An event that cannot be judged counts as personal.
    /// </summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="maskingOptions">What is personal. The default is <see langword="null"/>: the default options.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static LoggerConfiguration ByIncludingPersonalData(this LoggerFilterConfiguration filterConfiguration, [Optional] MaskingOptions? maskingOptions) =>
        EventFilter.Add(filterConfiguration, new PersonalDataFilter(maskingOptions ?? new MaskingOptions()).Holds, isWanted: true);

    /// <summary>Passes events that hold no personal data, as <see cref="ByIncludingPersonalData"/> finds it.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="maskingOptions">What is personal. The default is <see langword="null"/>: the default options.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static LoggerConfiguration ByExcludingPersonalData(this LoggerFilterConfiguration filterConfiguration, [Optional] MaskingOptions? maskingOptions) =>
        EventFilter.Add(filterConfiguration, new PersonalDataFilter(maskingOptions ?? new MaskingOptions()).Holds, isWanted: false);

    /// <summary>Passes events that have the topic among their <c>Topics</c> or <c>tags</c>.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="name">The topic; casing does not matter.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static LoggerConfiguration ByIncludingTopic(this LoggerFilterConfiguration filterConfiguration, string name) =>
        EventFilter.Add(filterConfiguration, EventFacts.WithTopic(name), isWanted: true);

    /// <summary>Passes events that do not have the topic.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="name">The topic; casing does not matter.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static LoggerConfiguration ByExcludingTopic(this LoggerFilterConfiguration filterConfiguration, string name) =>
        EventFilter.Add(filterConfiguration, EventFacts.WithTopic(name), isWanted: false);

    /// <summary>Passes events whose <c>Priority</c> is at least as high. An event without a priority is dropped.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="minimum">The lowest priority.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    public static LoggerConfiguration ByIncludingPriority(this LoggerFilterConfiguration filterConfiguration, int minimum) =>
        EventFilter.Add(filterConfiguration, EventFacts.WithPriority(minimum), isWanted: true);

    /// <summary>Passes events whose <c>Priority</c> is lower, or that have none.</summary>
    /// <param name="filterConfiguration">The <c>Filter</c> configuration.</param>
    /// <param name="minimum">The lowest priority that is dropped.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    public static LoggerConfiguration ByExcludingPriority(this LoggerFilterConfiguration filterConfiguration, int minimum) =>
        EventFilter.Add(filterConfiguration, EventFacts.WithPriority(minimum), isWanted: false);
}
