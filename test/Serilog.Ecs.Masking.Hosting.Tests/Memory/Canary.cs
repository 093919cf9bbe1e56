using System.Runtime.CompilerServices;

namespace Serilog.Ecs.Masking.Hosting.Tests.Memory;

/// <summary>Secrets that are nowhere in memory until they are made: each character is computed.</summary>
internal static class Canary
{
    public const int Length = 24;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string Make(int number) => string.Create(Length, number, static (text, number) =>
    {
        for (var index = 0; index < text.Length; index++)
        {
            text[index] = CharacterAt(number, index);
        }
    });

    /// <summary>Returns whether a canary is in a text, without making it.</summary>
    public static bool IsIn(ReadOnlySpan<char> text, int number)
    {
        for (var start = 0; start + Length <= text.Length; start++)
        {
            var index = 0;
            while (index < Length && text[start + index] == CharacterAt(number, index))
            {
                index++;
            }

            if (index == Length)
            {
                return true;
            }
        }

        return false;
    }

    // Letters and digits in turns, so that no part of it is a word.
    public static char CharacterAt(int number, int index)
    {
        var mixed = unchecked((uint)(((number + 7) * 2_654_435_761) ^ ((index + 3) * 40_503)));
        mixed = unchecked((mixed ^ (mixed >> 13)) * 0x5bd1e995);
        mixed ^= mixed >> 15;
        return (index % 3) switch
        {
            0 => (char)('a' + (mixed % 26)),
            1 => (char)('0' + (mixed % 10)),
            _ => (char)('A' + (mixed % 26)),
        };
    }
}
