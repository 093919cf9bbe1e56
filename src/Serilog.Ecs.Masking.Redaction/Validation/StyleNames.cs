using System.Globalization;
using Serilog.Ecs.Masking.Redaction.Styles.Personal;

namespace Serilog.Ecs.Masking.Redaction.Validation;

/// <summary>The styles by the names that settings know them by.</summary>
internal static class StyleNames
{
    private const string EndsPrefix = "ShowEnds(";

    private static readonly Dictionary<string, MaskStyle> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(MaskStyle.Redacted)] = MaskStyle.Redacted,
        [nameof(MaskStyle.Token)] = MaskStyle.Token,
        [nameof(MaskStyle.Email)] = MaskStyle.Email,
        ["EmailFixedLength"] = new EmailStyle(fixedLength: true),
        [nameof(MaskStyle.Stars)] = MaskStyle.Stars,
        [nameof(MaskStyle.Card)] = MaskStyle.Card,
        ["CardFirstSix"] = CardStyle.FirstSixLastFour,
        [nameof(MaskStyle.ResidentNumber)] = MaskStyle.ResidentNumber,
        [nameof(MaskStyle.Phone)] = MaskStyle.Phone,
        ["PhoneStart"] = PhoneStyle.AllButLastFour,
        [nameof(MaskStyle.Iban)] = MaskStyle.Iban,
        [nameof(MaskStyle.PersonName)] = MaskStyle.PersonName,
        [nameof(MaskStyle.SocialSecurityNumber)] = MaskStyle.SocialSecurityNumber,
        ["SocialSecurityNumberEnd"] = SocialSecurityStyle.LastFour,
        [nameof(MaskStyle.BirthDate)] = MaskStyle.BirthDate,
        [nameof(MaskStyle.Network)] = MaskStyle.Network,
        [nameof(MaskStyle.Drop)] = MaskStyle.Drop,
    };

    /// <summary>Returns the style, or <see langword="null"/> if none is called so.</summary>
    public static MaskStyle? Find(string name)
    {
        name = name.Trim();
        if (Known.TryGetValue(name, out var style))
        {
            return style;
        }

        if (!name.StartsWith(EndsPrefix, StringComparison.OrdinalIgnoreCase) || !name.EndsWith(')'))
        {
            return null;
        }

        var counts = name[EndsPrefix.Length..^1].Split(',');
        return counts.Length == 2
            && int.TryParse(counts[0], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(counts[1], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var last)
            && first is >= 0 and <= 64 && last is >= 0 and <= 64
                ? MaskStyle.ShowEnds(first, last)
                : null;
    }

    public static string Fault(string name) => NearestName.Of(name, Known.Keys, farthest: 3) is { } nearest
        ? $"there is no style '{name}'; did you mean '{nearest}'?"
        : $"there is no style '{name}'; there are {string.Join(", ", Known.Keys)} and ShowEnds(first,last).";
}
