using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Masks single texts as the formatter masks them.</summary>
internal static class Mask
{
    public static string Text(string text, Action<MaskingOptions>? configure = null) => Text(text, Policy(configure));

    public static string Text(string text, MaskingPolicy policy)
    {
        var masking = new EventMasking();
        masking.Begin(policy);
        var output = new CharBuffer(64);
        var masked = TextMasker.TryMask(masking, text, output) ? output.Written.ToString() : text;
        masking.End();
        return masked;
    }

    public static MaskingPolicy Policy(Action<MaskingOptions>? configure = null)
    {
        var options = new MaskingOptions();
        configure?.Invoke(options);
        return new MaskingPolicy(options);
    }
}
