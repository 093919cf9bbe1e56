using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Styles.Tokens;

/// <summary>
/// Keeps the first armour line of a PEM block, which names its kind, and hides everything after it, further blocks too:
/// <c>-----BEGIN PRIVATE KEY-----***</c>.
/// </summary>
internal sealed class PemStyle(string? placeholder = null) : WrittenStyle(placeholder)
{
    private const string Begin = "-----BEGIN ";
    private const string Dashes = "-----";
    private const int MaxLabel = 40;

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ");

    /// <summary>A label is free text to a parser; what is shown ends in a word that labels do end in.</summary>
    private static readonly string[] LastWords =
        ["KEY", "KEY BLOCK", "CERTIFICATE", "REQUEST", "PARAMETERS", "MESSAGE", "SIGNATURE", "CRL", "CMS", "PKCS7"];

    public static PemStyle Default { get; } = new();

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        value = value.TrimStart();
        if (!value.StartsWith(Begin))
        {
            return false;
        }

        var length = value[Begin.Length..].IndexOf(Dashes);
        if (length is < 0 or > MaxLabel || !IsLabel(value.Slice(Begin.Length, length)))
        {
            return false;
        }

        writer.Append(value[..(Begin.Length + length + Dashes.Length)]);
        writer.Append(Placeholder);
        return true;
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.ContainsAnyExcept(LabelCharacters))
        {
            return false;
        }

        foreach (var word in LastWords)
        {
            if (label.EndsWith(word) && (label.Length == word.Length || label[^(word.Length + 1)] == ' '))
            {
                return true;
            }
        }

        return false;
    }
}
