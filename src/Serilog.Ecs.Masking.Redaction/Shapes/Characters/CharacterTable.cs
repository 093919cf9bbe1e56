using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Characters;

/// <summary>A few ASCII characters, looked for in thirty-two at once. No two of them have the lower half of their codes in common.</summary>
internal static class CharacterTable
{
    private const byte Nothing = 0xFF;

    /// <summary>Makes a table: at each lower half, the character that has it.</summary>
    public static Vector256<byte> Of(string characters)
    {
        var table = new byte[32];
        for (var place = 0; place < table.Length; place++)
        {
            table[place] = Nothing;
        }

        foreach (var character in characters)
        {
            var place = character & 0xF;
            if (table[place] != Nothing || character >= 0x80)
            {
                throw new ArgumentException($"'{character}' has no place in the table.", nameof(characters));
            }

            table[place] = table[place + 16] = (byte)character;
        }

        return MemoryMarshal.Read<Vector256<byte>>(table);
    }

    /// <summary>Which of the characters are in the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Members(Vector256<byte> table, Vector256<byte> text) =>
        Vector256.Equals(text, Avx2.IsSupported
            ? Avx2.Shuffle(table, text)
            : Vector256.Create(LookUp(table.GetLower(), text.GetLower()), LookUp(table.GetLower(), text.GetUpper())));

    private static Vector128<byte> LookUp(Vector128<byte> table, Vector128<byte> text) => Vector128.Shuffle(table, text & Vector128.Create((byte)0xF));
}
