using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Shapes;

/// <summary>Whatever the length of a text and wherever a block begins, each bit says what its character is.</summary>
public class CharacterBlockTests
{
    [Test]
    public void EachBitClassifiesItsCharacter([Range(4, 140)] int length)
    {
        var random = Seeds.Random(nameof(EachBitClassifiesItsCharacter) + length);
        for (var round = 0; round < 8; round++)
        {
            var text = new string(
                [.. Enumerable.Range(0, length).Select(_ => random.Next(30) == 0 ? "é한＝…\u001B\u007F\0"[random.Next(7)] : (char)random.Next(' ', 0x7F))]);
            var block = default(CharacterBlock);
            for (var at = random.Next(length); at < length; at = block.Next)
            {
                block.Read(text, at, readsColons: true);

                AssertBits(text, block.Start, block.Digits, char.IsAsciiDigit);
                AssertBits(text, block.Start, block.Words, CharacterSet.Word.Contains);
                AssertBits(text, block.Start, block.Names, static character => CharacterSet.Word.Contains(character) || character is '-' or '.');
                AssertBits(
                    text, block.Start, block.Tokens, static character => CharacterSet.Word.Contains(character) || character is '-' or '.' or '/' or '+' or '=');
                AssertBits(text, block.Start, block.Openers, static character => character is '(' or '+');
                AssertBits(text, block.Start, block.Specials, static character => "@%&\\~:…＝".Contains(character));
                AssertBits(text, block.Start, block.Dollars, static character => character == '$');
                AssertBits(text, block.Start, block.LettersB, static character => character is 'b' or 'B');
                AssertBits(text, block.Start, block.LettersK, static character => character is 'k' or 'K');
                Assert.That(block.IsAscii, Is.EqualTo(text.Skip(block.Start).Take(64).All(char.IsAscii)), text);
            }
        }
    }

    [Test]
    public void EveryPlaceBelongsToOneBlock([Range(4, 200)] int length)
    {
        var text = new string('x', length);
        var block = default(CharacterBlock);
        var places = 0;
        for (var at = 0; at < length; at = block.Next)
        {
            block.Read(text, at, readsColons: false);

            Assert.That(block.Start + System.Numerics.BitOperations.TrailingZeroCount(block.Places), Is.EqualTo(at));
            places += System.Numerics.BitOperations.PopCount(block.Places & block.Words);
        }

        Assert.That(places, Is.EqualTo(length));
    }

    private static void AssertBits(string text, int start, ulong bits, Func<char, bool> isOfKind)
    {
        for (var bit = 0; bit < 64; bit++)
        {
            var isSet = ((bits >> bit) & 1) != 0;
            if (isSet != (start + bit < text.Length && isOfKind(text[start + bit])))
            {
                Assert.Fail($"bit {bit} of {text} from {start}");
            }
        }
    }
}
