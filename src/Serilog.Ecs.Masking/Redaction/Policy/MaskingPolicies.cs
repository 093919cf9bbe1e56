namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Compiles policies; the one of the defaults is shared by all who use them.</summary>
internal static class MaskingPolicies
{
    /// <summary>Returns the policy of the options, or <see langword="null"/> where masking is off.</summary>
    public static MaskingPolicy? Of(MaskingOptions options) =>
        options.Mode == MaskingMode.Off ? null : new MaskingPolicy(options);
}
