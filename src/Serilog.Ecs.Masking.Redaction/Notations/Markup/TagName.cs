using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Notations.Markup;

/// <summary>Tells names in angle brackets that are those of elements from types and from pairs.</summary>
internal static class TagName
{
    private const int Longest = 64;

    private static readonly SearchValues<char> EndOfName = SearchValues.Create(" />\t\r\n");
    private static readonly CharacterSet Characters = CharacterSet.Word | CharacterSet.Of('-') | CharacterSet.Of('.');

    /// <summary>Returns whether the name between an opening bracket and an offset is that of an element, or its prefix.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bracket">The offset of the bracket.</param>
    /// <param name="end">The offset after the name.</param>
    public static bool IsAt(ReadOnlySpan<char> text, int bracket, int end) => Begins(text, bracket) && Ends(text, end);

    // The name of a generated type, "SignInManager+<CheckPasswordSignIn>d__1", is no tag.
    private static bool Begins(ReadOnlySpan<char> text, int at) =>
        at == 0 || !(char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '+' or '`' or '_') || EscapeSequence.LengthBefore(text, at) > 0;

    // In "<password=x>" and "<password:x!>", the brackets are around a pair.
    private static bool Ends(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length || text[end] is not ('=' or ':'))
        {
            return true;
        }

        var rest = text[(end + 1)..Math.Min(text.Length, end + Longest)];
        var local = rest[..Math.Max(0, rest.IndexOfAny(EndOfName))];
        return text[end] == ':' && Characters.Covers(local) && SecretStrengths.Measure(local) != SecretStrength.Token;
    }
}
