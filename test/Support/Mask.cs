using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Masks single texts as the formatter masks them.</summary>
internal static class Mask
{
    public static string Text(string text, Action<MaskingOptions>? configure = null) => Text(text, Policy(configure));

    public static string Text(string text, MaskingPolicy policy) => new TextMasking(policy).Text(text);

    public static MaskingPolicy Policy(Action<MaskingOptions>? configure = null)
    {
        var options = new MaskingOptions();
        configure?.Invoke(options);
        return new MaskingPolicy(options);
    }
}
