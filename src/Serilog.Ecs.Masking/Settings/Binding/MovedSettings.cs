namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>Settings that have another place or another name than a reader may expect.</summary>
internal static class MovedSettings
{
    /// <summary>What a call of filters by level or source is for, and what does the same in Serilog.</summary>
    private const string Levels = "Serilog has 'MinimumLevel' with 'Override' for sources, and 'restrictedToMinimumLevel' for a sink; 'ByIncludingOnly' of Serilog.Expressions filters by more.";

    private const string Sources =
        "Serilog has 'MinimumLevel:Override' for sources; 'ByIncludingOnly' and 'ByExcluding' of Serilog.Expressions filter by 'SourceContext'.";

    private static readonly Dictionary<string, string> Places = new(StringComparer.OrdinalIgnoreCase)
    {
        [IntegritySettings.Argument] = "it is an argument of EcsFile beside 'path', and a setting of a route with a path.",
        ["slowAfterMilliseconds"] = "'slowAfter' takes a time such as 00:00:01.5.",
    };

    private static readonly Dictionary<string, string> Methods = new(StringComparer.Ordinal)
    {
        ["ByIncludingLevel"] = Levels,
        ["ByExcludingLevel"] = Levels,
        ["ByIncludingSource"] = Sources,
        ["ByExcludingSource"] = Sources,
    };

    /// <summary>Returns where a setting is instead, as the end of a sentence, or <see langword="null"/>.</summary>
    public static string? PlaceOf(string setting) => Places.GetValueOrDefault(setting);

    /// <summary>Returns what takes the place of a method, as a sentence, or <see langword="null"/>.</summary>
    public static string? ReplacementOf(string method) => Methods.GetValueOrDefault(method);
}
