using Serilog.Ecs.Masking.Redaction.Styles.Urls;

namespace Serilog.Ecs.Masking.Redaction.Styles.Pairs;

/// <summary>A connection to a database, as pairs or as a URL. Each part is masked by itself.</summary>
internal sealed class ConnectionStyle(SensitiveKey isSensitive, string? placeholder = null) : WrittenStyle(placeholder)
{
    private readonly ConnectionStringStyle _pairs = new(isSensitive, placeholder);
    private readonly UrlStyle _url = new(isSensitive, placeholder);

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        var scheme = value.IndexOf("://");
        return scheme > 0 && !value[..scheme].Contains('=') ? _url.TryWrite(value, ref writer) : _pairs.TryWrite(value, ref writer);
    }
}
