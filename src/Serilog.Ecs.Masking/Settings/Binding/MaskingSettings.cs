using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>All settings of <see cref="MaskingOptions"/>.</summary>
internal static class MaskingSettings
{
    public static IReadOnlyList<OptionSetting> All { get; } =
    [
        OptionSetting.Choice<MaskingMode>(nameof(MaskingOptions.Mode), static (options, value) => options.Masking.Mode = value),
        OptionSetting.Choice<KeyMatching>(nameof(MaskingOptions.KeyMatching), static (options, value) => options.Masking.KeyMatching = value),
        OptionSetting.Flag(nameof(MaskingOptions.PersonalData), static (options, value) => options.Masking.PersonalData = value),
        OptionSetting.List(nameof(MaskingOptions.SensitiveKeys), static options => options.Masking.SensitiveKeys),
        OptionSetting.List(nameof(MaskingOptions.AllowedKeys), static options => options.Masking.AllowedKeys),
        OptionSetting.List(nameof(MaskingOptions.EnabledRules), static options => options.Masking.EnabledRules),
        OptionSetting.List(nameof(MaskingOptions.DisabledRules), static options => options.Masking.DisabledRules),
        new OptionSetting(nameof(MaskingOptions.Detectors), DetectorSettings.Read),
        OptionSetting.List(nameof(MaskingOptions.PersonalRules), static options => options.Masking.PersonalRules),
        OptionSetting.Map(nameof(MaskingOptions.Styles), static options => options.Masking.Styles, StyleNames.Find, StyleNames.Fault),
        OptionSetting.Map(nameof(MaskingOptions.Placeholders), static options => options.Masking.Placeholders),
        OptionSetting.Text(nameof(MaskingOptions.Placeholder), static (options, value) => options.Masking.Placeholder = value),
        OptionSetting.Number(nameof(MaskingOptions.TokenPrefix), static (options, value) => options.Masking.TokenPrefix = value),
        OptionSetting.Number(nameof(MaskingOptions.TokenSuffix), static (options, value) => options.Masking.TokenSuffix = value),
        OptionSetting.Choice<Confidence>(nameof(MaskingOptions.MinimumConfidence), static (options, value) => options.Masking.MinimumConfidence = value),
        OptionSetting.Number(nameof(MaskingOptions.TokenMinLength), static (options, value) => options.Masking.TokenMinLength = value),
        OptionSetting.Fraction(nameof(MaskingOptions.MinMaskedFraction), static (options, value) => options.Masking.MinMaskedFraction = value),
        OptionSetting.Flag(nameof(MaskingOptions.Strict), static (options, value) => options.Masking.Strict = value),
        OptionSetting.Flag(nameof(MaskingOptions.PartialPasswords), static (options, value) => options.Masking.PartialPasswords = value),
        OptionSetting.Flag(nameof(MaskingOptions.RrnNeedsContext), static (options, value) => options.Masking.RrnNeedsContext = value),
        OptionSetting.Flag(nameof(MaskingOptions.DecodeBase64), static (options, value) => options.Masking.DecodeBase64 = value),
        OptionSetting.Choice<MaskedReport>(nameof(MaskingOptions.Report), static (options, value) => options.Masking.Report = value),
    ];
}
