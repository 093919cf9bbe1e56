namespace Serilog.Ecs.Masking.Tool.Reading.Sources;

/// <summary>Finds where the last lines of a file begin.</summary>
internal static class TailPosition
{
    private const int ChunkLength = 64 * 1024;

    public static long Find(FileStream stream, int lines)
    {
        var buffer = new byte[ChunkLength];
        var end = stream.Length;
        var found = 0;

        // The line break that ends the last line begins none.
        var limit = lines + 1;
        for (var position = end; position > 0;)
        {
            var start = Math.Max(0, position - ChunkLength);
            var chunk = buffer.AsSpan(0, (int)(position - start));
            stream.Position = start;
            stream.ReadExactly(chunk);
            if (position == end && chunk[^1] != '\n')
            {
                limit = lines;
            }

            int last;
            while ((last = chunk.LastIndexOf((byte)'\n')) >= 0)
            {
                if (++found == limit)
                {
                    return start + last + 1;
                }

                chunk = chunk[..last];
            }

            position = start;
        }

        return 0;
    }
}
