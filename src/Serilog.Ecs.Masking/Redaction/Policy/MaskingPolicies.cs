using Serilog.Ecs.Masking.Settings;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Compiles policies from options.</summary>
internal static class MaskingPolicies
{
    /// <summary>Returns the policy of options that were checked, or <see langword="null"/> where masking is off.</summary>
    public static EventPolicy? Of(MaskingOptions options) => options.Mode == MaskingMode.Off ? null : new EventPolicy(options);

    /// <summary>Checks the options and returns their policy.</summary>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static EventPolicy? Checked(EcsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionsValidator.ThrowIfInvalid(options);
        return Of(options.Masking);
    }
}
