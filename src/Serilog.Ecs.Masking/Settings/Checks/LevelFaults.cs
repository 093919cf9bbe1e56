using Microsoft.Extensions.Configuration;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>Finds values of <c>MinimumLevel</c> that are neither a level nor a switch.</summary>
internal static class LevelFaults
{
    public static IEnumerable<string> Of(IConfigurationSection levels, IConfigurationSection switches)
    {
        var names = switches.GetChildren().Select(static one => one.Key.TrimStart('$')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new[] { levels, levels.GetSection("Default") }.Concat(levels.GetSection("Override").GetChildren())
            .Where(level => level.Value is { Length: > 0 } text
                && LevelName.TryParse(text) is null
                && !int.TryParse(text, out _)
                && !names.Contains(text.TrimStart('$')))
            .Select(static level => $"{level.Path}: {LevelName.Fault(level.Value!)}");
    }
}
