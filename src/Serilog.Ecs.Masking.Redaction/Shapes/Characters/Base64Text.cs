using System.Buffers.Text;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Characters;

/// <summary>Decodes base64 without keeping the result.</summary>
internal static class Base64Text
{
    private const int Longest = 512;

    /// <summary>Returns whether the text decodes to <c>user:password</c>.</summary>
    public static bool HoldsUserAndPassword(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest || text.Length % 4 == 1)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[Longest];
        bytes = bytes[..text.Length];
        for (var at = 0; at < text.Length; at++)
        {
            // URL-safe letters are the same bits under another name.
            bytes[at] = text[at] switch { '-' => (byte)'+', '_' => (byte)'/', var other => (byte)other };
        }

        var letters = bytes.TrimEnd((byte)'=');
        letters = letters[..(letters.Length / 4 * 4)];
        if (Base64.DecodeFromUtf8InPlace(letters, out var length) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        var decoded = letters[..length];
        var holds = IsText(decoded) && decoded.IndexOf((byte)':') > 0 && System.Text.Unicode.Utf8.IsValid(decoded);
        bytes.Clear();
        return holds;
    }

    /// <summary>Returns whether the text is as long as a CI, 64 bytes, or a DI, 48 of them, also as a URL spells it.</summary>
    public static bool IsLinkedIdentity(ReadOnlySpan<char> text)
    {
        const int LongestSpelled = 3 * 88;
        var letters = 0;
        var fill = 0;
        for (var at = 0; at < text.Length && at < LongestSpelled; at++)
        {
            var isEscaped = text[at] == '%';
            var letter = text[at..] switch
            {
                ['%', '2', 'B' or 'b', ..] => '+',
                ['%', '2', 'F' or 'f', ..] => '/',
                ['%', '3', 'D' or 'd', ..] => '=',
                ['%', ..] => '\0',
                [var plain, ..] => plain,
                [] => '\0',
            };
            at += isEscaped ? 2 : 0;
            if (letter == '=')
            {
                fill++;
            }
            else if (fill > 0 || !(CharacterSet.Base64Url.Contains(letter) || letter is '+' or '/'))
            {
                return false;
            }
            else
            {
                letters++;
            }
        }

        return (letters == 86 && fill is 0 or 2) || (letters == 64 && fill == 0);
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value is < 32 or 127)
            {
                return false;
            }
        }

        return true;
    }
}
