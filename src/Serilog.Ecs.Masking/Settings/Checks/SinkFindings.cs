using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>Looks through the sinks of the <c>Serilog</c> section for what is right for Serilog and wrong for most logs.</summary>
internal static class SinkFindings
{
    private const string Console = "Console";

    private static readonly string[] ConsoleSinks = [Console, nameof(EcsLoggerSinkConfigurationExtensions.EcsConsole)];

    /// <summary>Returns each finding as a sentence that names the sinks and the setting that helps.</summary>
    /// <param name="root">All settings.</param>
    /// <param name="logger">The section of the logger.</param>
    public static IEnumerable<string> Of(IConfiguration root, string logger)
    {
        SettingsSink[] sinks = [.. SettingsSink.In(root.GetSection(logger))];
        var unmaskedByChoice = UnmaskedSinks.Names(root);
        string[] unmasked = root is IHostSettings
            ? []
            : [.. sinks.Where(sink => sink.IsUnmasked && !unmaskedByChoice.Overlaps(sink.Names)).Select(static sink => sink.ToString())];
        if (unmasked.Length > 0)
        {
            yield return $"Events reach these sinks unmasked: {string.Join(", ", unmasked)}. To mask them, put each into "
                + """a sink called "Masked", as in { "Name": "Masked", "Args": { "configure": [ … ] } }, or use UseSerilogEcs() """
                + $"in place of UseSerilog(). To keep one as it is, name it in {OptionsBinder.SharedSection}:{UnmaskedSinks.SharedSetting.Name}.";
        }

        SettingsSink[] consoles = [.. sinks.Where(static sink => sink.GetsAllEvents && ConsoleSinks.Contains(sink.Name))];
        if (consoles.Length > 1 && consoles.Any(static sink => sink.Name != Console))
        {
            yield return $"The console shows each event more than once, because several sinks write to it: {string.Join(", ", (object[])consoles)}. "
                + "A layer of settings that is to replace one gives it the same key.";
        }
    }

    /// <summary>Whether a sink of the pack is among the sinks.</summary>
    public static bool HasOwnSink(IConfiguration root, string logger) => SettingsSink.In(root.GetSection(logger)).Any(static sink => sink.IsOwn);
}
