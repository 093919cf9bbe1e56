using Serilog.Ecs.Masking.Integrity.Verifying;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>Reads the position of a chain from the end of its file. The file may be open for writing at the same time.</summary>
internal static class ChainTail
{
    private const int FirstBlock = 64 * 1024;

    // As long as a line that the verifier reads can be.
    private const int LastBlock = 128 * 1024 * 1024;

    /// <summary>Returns the position of the last whole line; a torn line may follow it.</summary>
    public static ChainPosition Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        for (long length = FirstBlock; ; length *= 8)
        {
            var block = new byte[Math.Min(Math.Min(length, LastBlock), file.Length)];
            file.Seek(-block.Length, SeekOrigin.End);
            file.ReadExactly(block);

            var endsInMidLine = block is [.., not (byte)'\n'];
            if (Find(block, endsInMidLine, isAll: block.Length == file.Length || block.Length == LastBlock) is { } position)
            {
                return position;
            }
        }
    }

    /// <summary>Returns <see langword="null"/> if more has to be read.</summary>
    private static ChainPosition? Find(ReadOnlySpan<byte> text, bool endsInMidLine, bool isAll)
    {
        text = endsInMidLine || text.IsEmpty ? text : text[..^1];
        for (var isTorn = false; ; isTorn = true)
        {
            var start = text.LastIndexOf((byte)'\n') + 1;
            if (start == 0 && !isAll)
            {
                return null;
            }

            if (SealedLine.TryParse(text[start..], out var line))
            {
                return new ChainPosition(line.Value.ToArray(), line.Number, isTorn);
            }

            if (!TornLine.IsPossible(text[start..]))
            {
                return ChainPosition.None with { IsTorn = isTorn, IsAfterOthers = true };
            }

            if (start == 0)
            {
                return ChainPosition.None with { IsTorn = isTorn || !text.IsEmpty };
            }

            text = text[..(start - 1)];
        }
    }
}
