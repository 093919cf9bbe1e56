namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Finds where a value begins: behind the sign after its key, the second of two signs, the end of bold type and blanks.</summary>
internal static class ValueStart
{
    /// <summary>Where something else stands than what belongs to the sign, or than blanks.</summary>
    public static int Behind(ReadOnlySpan<char> text, in TextKey key, int separator, int separatorLength)
    {
        var at = separator + separatorLength;

        // "=>", "==", "===", ":=".
        for (var sign = 0; sign < 2 && separatorLength == 1 && at < text.Length && (text[at] == '=' || (text[at] == '>' && text[separator] == '=')); sign++)
        {
            at++;
        }

        // LDIF has two colons before what is base64.
        if (separatorLength == 1 && text[separator] == ':' && text[at..].StartsWith(": "))
        {
            at++;
        }

        // "**Password:** x", "<b>Password:</b> x"
        foreach (var close in (ReadOnlySpan<string>)["**", "*", "</b>", "</strong>"])
        {
            if (text[separator] == ':' && text[at..].StartsWith(close) && text[(at + close.Length)..] is [' ', ..] && key.Start > 0 && text[key.Start - 1] is '*' or '>')
            {
                at += close.Length;
                break;
            }
        }

        var isBroken = key.IsQuoted || (at > 1 && text[at - 1] == '>' && text[at - 2] == '=');
        var limit = Math.Min(text.Length, at + 16);
        while (at < limit && (text[at] is ' ' or '\t' || (isBroken && text[at] is '\r' or '\n')))
        {
            at++;
        }

        return at;
    }
}
