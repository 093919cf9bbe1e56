namespace Serilog.Ecs.Masking.Integrity;

/// <summary>Reads from the end of a file where its chain stands. The file may be open for writing meanwhile.</summary>
internal static class ChainTail
{
    private const int FirstBlock = 64 * 1024;

    // As long as a line that the verifier reads can be.
    private const int LastBlock = 128 * 1024 * 1024;

    /// <summary>Returns the position of the last line; <paramref name="endsInMidLine"/> says that more follows it, without a line break.</summary>
    public static ChainPosition Read(string path, out bool endsInMidLine)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        for (long length = FirstBlock; ; length *= 8)
        {
            var block = new byte[Math.Min(Math.Min(length, LastBlock), file.Length)];
            file.Seek(-block.Length, SeekOrigin.End);
            file.ReadExactly(block);

            var end = block.AsSpan().LastIndexOf((byte)'\n');
            endsInMidLine = block.Length > 0 && end < block.Length - 1;
            var start = end > 0 ? block.AsSpan(0, end).LastIndexOf((byte)'\n') : -1;
            if (start >= 0 || block.Length == file.Length || block.Length == LastBlock)
            {
                return end >= 0 && SealedLine.TryParse(block.AsSpan(start + 1, end - start - 1), out var line)
                    ? new ChainPosition(line.Value.ToArray(), line.Number, endsInMidLine)
                    : ChainPosition.None with { IsTorn = endsInMidLine };
            }
        }
    }
}
