using Serilog.Ecs.Masking.Compiled;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>Compiles policies from options, one for all stages that get the same options.</summary>
internal static class MaskingPolicies
{
    private static readonly OptionsCache<MaskingOptions, EventPolicy?> Known = new(
        OptionsSnapshot.Of, static options => options.Mode == MaskingMode.Off ? null : new EventPolicy(options));

    /// <summary>Returns the policy of options that were checked, or <see langword="null"/> where masking is off.</summary>
    public static EventPolicy? Of(MaskingOptions options) => Known.Get(options);

    /// <summary>Checks the options, the default ones where there are none, and returns their policy.</summary>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static EventPolicy? Checked(MaskingOptions? options)
    {
        if (options is null)
        {
            return EventPolicy.Default;
        }

        OptionsValidator.ThrowIfInvalid(options);
        return Of(options);
    }
}
