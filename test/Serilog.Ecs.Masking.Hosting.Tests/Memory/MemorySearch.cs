using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Serilog.Ecs.Masking.Hosting.Tests.Memory;

/// <summary>
/// Searches all memory of this process that can be written, through <c>/proc/self/mem</c>: heaps, pools, stacks of threads, native buffers.
/// Nothing of the search holds what is looked for: what is read and what is sought are both changed by a key.
/// </summary>
internal static class MemorySearch
{
    private const byte Key = 0xA5;
    private const int Block = 1 << 20;
    private const int Written = 48 << 20;

    /// <summary>Returns how often each canary is in memory, as UTF-16 or as UTF-8.</summary>
    public static int[] Count(int canaries)
    {
        var sought = new List<(int Canary, byte[] Bytes)>();
        for (var number = 0; number < canaries; number++)
        {
            sought.Add((number, Changed(number, 2)));
            sought.Add((number, Changed(number, 1)));
        }

        var counts = new int[canaries];
        var buffer = new byte[Block];
        using var memory = File.OpenHandle("/proc/self/mem");
        foreach (var (start, end) in Regions())
        {
            // A canary that two blocks share is found in the second, which begins a little before the end of the first.
            for (var at = start; at < end; at += Block - Canary.Length * 2)
            {
                var length = Read(memory, buffer, at, (int)Math.Min(Block, end - at));
                foreach (var (canary, bytes) in sought)
                {
                    counts[canary] += buffer.AsSpan(0, length).IndexOf(bytes) >= 0 ? 1 : 0;
                }
            }
        }

        return counts;
    }

    /// <summary>
    /// Writes over the stack of this thread, and moves on to where it has made no objects yet: the collector does not use again what is close
    /// to its last ones.
    /// </summary>
    public static void LeaveBehind()
    {
        WriteOverStack(200);
        for (var written = 0; written < Written / 8; written += 1_024)
        {
            GC.KeepAlive(new byte[1_000]);
        }
    }

    /// <summary>
    /// Releases everything that is not kept. What the collector releases stays where it was until something else is written there: objects
    /// of several sizes are made and live until they are moved to where the old ones were.
    /// </summary>
    public static void Forget()
    {
        Collect();
        foreach (var size in new[] { 100, 24, 1_000, 30_000 })
        {
            var kept = new List<byte[]>(Written / (size + 24));
            for (var written = 0; written < Written; written += size + 24)
            {
                kept.Add(new byte[size]);
            }

            Collect();
            GC.KeepAlive(kept);
        }

        Collect();
        WriteOverStack(200);
    }

    /// <summary>
    /// Clears the pool of arrays that .NET shares. <see cref="string.Format(string, object)"/> and <see cref="Exception.ToString"/> build their
    /// texts there and give the arrays back as they are.
    /// </summary>
    public static void ClearSharedPool()
    {
        const int Most = 256;
        for (var size = 16; size <= 1 << 20; size *= 2)
        {
            var taken = Enumerable.Range(0, size > 1 << 16 ? 8 : Most).Select(_ => ArrayPool<char>.Shared.Rent(size)).ToArray();
            Array.ForEach(taken, static array => ArrayPool<char>.Shared.Return(array, clearArray: true));
        }
    }

    /// <summary>Clears what that pool keeps for this thread: one array of each size.</summary>
    public static void ClearPoolOfThread()
    {
        for (var size = 16; size <= 1 << 20; size *= 2)
        {
            ArrayPool<char>.Shared.Return(ArrayPool<char>.Shared.Rent(size), clearArray: true);
        }
    }

    private static void Collect()
    {
        for (var round = 0; round < 2; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteOverStack(int depth)
    {
        Span<byte> frame = stackalloc byte[4_000];
        frame.Fill((byte)depth);
        if (depth > 0)
        {
            WriteOverStack(depth - 1);
        }

        GC.KeepAlive(frame[^1]);
    }

    private static byte[] Changed(int number, int width)
    {
        var bytes = new byte[Canary.Length * width];
        for (var index = 0; index < Canary.Length; index++)
        {
            bytes[index * width] = (byte)(Canary.CharacterAt(number, index) ^ Key);
            bytes.AsSpan((index * width) + 1, width - 1).Fill(Key);
        }

        return bytes;
    }

    private static int Read(Microsoft.Win32.SafeHandles.SafeFileHandle memory, byte[] buffer, long at, int length)
    {
        try
        {
            var read = RandomAccess.Read(memory, buffer.AsSpan(0, length), at);
            var words = MemoryMarshal.Cast<byte, ulong>(buffer.AsSpan());
            foreach (ref var word in words[..((read + 7) / 8)])
            {
                word ^= 0xA5A5A5A5A5A5A5A5;
            }

            return read;
        }
        catch (IOException)
        {
            // A guard page, or one that was let go at the same time.
            return 0;
        }
    }

    private static IEnumerable<(long Start, long End)> Regions()
    {
        foreach (var line in File.ReadAllLines("/proc/self/maps", Encoding.ASCII))
        {
            var parts = line.Split(' ', 3);
            if (parts[1].StartsWith("rw", StringComparison.Ordinal))
            {
                var ends = parts[0].Split('-');
                yield return (long.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), long.Parse(
                    ends[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            }
        }
    }
}
