using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Values;

/// <summary>Recognises e-mail addresses in which nothing else can be found that is nearly as long as they are.</summary>
internal static class AddressShape
{
    // The shortest tokens that may hold the sign themselves are longer.
    private const int Longest = 40;

    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-@");

    /// <summary>Returns whether a text is an address with one sign, of which neither part takes four fifths.</summary>
    public static bool Covers(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 && text.Length <= Longest && IsShort(at, text) && IsShort(text.Length - at - 1, text)
            && text.LastIndexOf('@') == at && !text.AsSpan().ContainsAnyExcept(Characters);
    }

    private static bool IsShort(int part, string text) => part * 5 < text.Length * 4;
}
