using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// Lets the texts through that hold nothing to hide, which are nearly all. It looks at what all searches look at, in one pass;
/// whatever it stops at is searched thoroughly.
/// </summary>
internal sealed class TextSieve(ValueScanner values, KeyValueScanner keyValues, MaskingPolicy policy)
{
    private const int LongestPlainWord = 15;

    // The name of the shortest scheme with its shortest credentials has one more.
    private const int LongestPlainPhrase = 12;

    // No number that is looked for by default has fewer digits.
    private const int LongestPlainNumber = 8;

    private const int MostSignsOfProse = 3;

    private static readonly SearchValues<char> PlainLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_./-");
    private static readonly SearchValues<char> PhraseCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ,.!");
    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_./-0123456789");

    private readonly bool _passesNumbers = (values.Reach & ScanReach.ShortNumbers) == 0;

    /// <summary>Whether neither a key nor a shape nor a disguise in a text is a reason to search it.</summary>
    public bool Passes(ReadOnlySpan<char> text)
    {
        if (text.Length <= LongestPlainWord && IsPlain(text))
        {
            return true;
        }

        var mayBeCommand = ProtocolLine.MayBegin(text);
        if (!mayBeCommand && text.Length <= LongestPlainPhrase && !text.ContainsAnyExcept(PhraseCharacters))
        {
            return true;
        }

        var block = default(CharacterBlock);
        var triggers = default(ScanTriggers);
        var mayBePlain = true;
        var isUndisguised = false;
        for (var at = 0; at < text.Length; at = block.Next)
        {
            while (mayBePlain && at <= text.Length - PlainBlock.Size && PlainBlock.IsAt(text, at))
            {
                at += PlainBlock.Step;
            }

            block.Read(text, at, (values.Reach & ScanReach.Colons) != 0);
            if (mayBeCommand)
            {
                if ((at > 0 || MayBeCommand(text, block)) && ProtocolLine.TryFind(text, 0, 0, policy, out _))
                {
                    return false;
                }

                mayBeCommand = false;
            }

            var shapes = triggers.Choose(block, text, values.Reach);
            var keys = block.Places & block.Separators;
            var options = block.Places & block.Names & ~block.Words & ~(block.Names << 1);
            if (block.IsUnusual && !isUndisguised)
            {
                if (IsDisguisedOrDrawn(text))
                {
                    return false;
                }

                isUndisguised = true;
            }

            if ((shapes != 0 && HasShape(text, block, triggers))
                || (keys != 0 && HasKey(text, block, keys))
                || (options != 0 && HasOption(text, block.Start, options))
                || ((block.Digits | block.Specials) != 0 && (block.HasBlanks || !block.IsAscii) && HasSpoken(text, block)))
            {
                return false;
            }

            mayBePlain = shapes == 0 && BitOperations.PopCount(keys) <= MostSignsOfProse;
        }

        return true;
    }

    private bool IsPlain(ReadOnlySpan<char> text) =>
        text.Length < CharacterBlock.ShortestText
        || !text.ContainsAnyExcept(text.Length <= LongestPlainNumber && _passesNumbers ? PlainCharacters : PlainLetters);

    // Of the lines that begin as one, nearly all have three words or more, and the first is no command. Lines with tabs are looked at one by one.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool MayBeCommand(ReadOnlySpan<char> text, in CharacterBlock block)
    {
        var lead = BitOperations.TrailingZeroCount(block.Visible);
        var visible = block.Visible >> lead;
        var length = BitOperations.TrailingZeroCount(~visible);
        var second = length < 64 ? visible >> length : 0;
        if (second == 0)
        {
            return text.Length > 64;
        }

        second >>= BitOperations.TrailingZeroCount(second);
        var third = second >> BitOperations.TrailingZeroCount(~second);
        return third == 0 || ProtocolLine.IsCommand(text.Slice(lead, length));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsDisguisedOrDrawn(ReadOnlySpan<char> text) => FoldedText.IsNeeded(text) || TableText.IsIn(text, policy) || LineText.IsIn(text, policy);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HasShape(ReadOnlySpan<char> text, in CharacterBlock block, in ScanTriggers triggers)
    {
        for (var places = triggers.TokensAlone; places != 0; places &= places - 1)
        {
            var bit = BitOperations.TrailingZeroCount(places);
            if (values.MayBeToken(text, block.Start + bit, block.TokenLength(bit)) && values.TryMatch(text, 0, block.Start + bit, ScanKinds.Token, out _))
            {
                return true;
            }
        }

        for (var places = triggers.Others; places != 0; places &= places - 1)
        {
            var bit = BitOperations.TrailingZeroCount(places);
            if (values.TryMatch(text, 0, block.Start + bit, triggers.KindsAt(bit), out _))
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HasKey(ReadOnlySpan<char> text, in CharacterBlock block, ulong places)
    {
        for (; places != 0; places &= places - 1)
        {
            var bit = BitOperations.TrailingZeroCount(places);
            if (!HarmlessSeparator.Is(text, block, bit, policy) && keyValues.TryMatch(text, block.Start + bit, 0, out _))
            {
                return true;
            }
        }

        return false;
    }

    // Dashes and full stops that begin something; nearly all stand within a name.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HasOption(ReadOnlySpan<char> text, int start, ulong places)
    {
        for (; places != 0; places &= places - 1)
        {
            var place = start + BitOperations.TrailingZeroCount(places);
            if (text[place] == '-' && (place == 0 || text[place - 1] == ' ') && CommandOption.TryMatch(text, place, 0, policy, out _))
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HasSpoken(ReadOnlySpan<char> text, in CharacterBlock block)
    {
        var places = SpokenPlaces.Of(block);
        for (; places != 0; places &= places - 1)
        {
            var place = block.Start + BitOperations.TrailingZeroCount(places);
            if (IsSpoken(text, place) || (place > 1 && text[place - 1] > ' ' && text[place - 2] <= ' ' && IsSpoken(text, place - 1)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsSpoken(ReadOnlySpan<char> text, int place) => SpokenValue.MayBegin(text, place) && SpokenValue.TryMatch(text, place, 0, policy, out _);
}
