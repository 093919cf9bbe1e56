namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>Reads choices by their names, in any case. Numbers and names with commas between them, which .NET reads too, are none.</summary>
internal static class SettingsChoice
{
    /// <summary>Reads an argument that <see cref="SettingsChoiceAttribute"/> marks; no text is the first choice.</summary>
    /// <exception cref="ArgumentException">The text is not a name of a choice.</exception>
    public static TChoice Parse<TChoice>(string? text, string argument)
        where TChoice : struct, Enum =>
        string.IsNullOrWhiteSpace(text) ? default
        : TryParse<TChoice>(text.Trim(), out var choice) ? choice
        : throw new ArgumentException($"'{text}' is not one of {string.Join(", ", Enum.GetNames<TChoice>())}.", argument);

    /// <summary>Reads the name of a choice.</summary>
    public static bool TryParse<TChoice>(string text, out TChoice choice)
        where TChoice : struct, Enum
    {
        var place = Array.FindIndex(Enum.GetNames<TChoice>(), name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        choice = place < 0 ? default : Enum.GetValues<TChoice>()[place];
        return place >= 0;
    }
}
