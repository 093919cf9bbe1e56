namespace Serilog.Ecs.Masking.Settings;

/// <summary>Reads arguments that <see cref="SettingsChoiceAttribute"/> marks.</summary>
internal static class SettingsChoice
{
    /// <exception cref="ArgumentException">The text is no name of a choice.</exception>
    public static TChoice Parse<TChoice>(string? text, string argument)
        where TChoice : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return default;
        }

        var names = Enum.GetNames<TChoice>();
        var place = Array.FindIndex(names, name => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase));
        return place >= 0 ? Enum.Parse<TChoice>(names[place]) : throw new ArgumentException($"'{text}' is not one of {string.Join(", ", names)}.", argument);
    }
}
