using System.IO.Compression;
using Serilog.Ecs.Masking.Tool.Streams;

namespace Serilog.Ecs.Masking.Tool.Reading.Sources;

/// <summary>Opens an input, decompresses it if its first bytes are those of gzip, and refuses what is not text in UTF-8.</summary>
internal static class InputStream
{
    private const int HeadLength = 8 * 1024;

    /// <summary>Opens a file that other programs may write, move or remove at the same time.</summary>
    public static FileStream OpenFile(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new InputException($"{path}: is a folder");
            }

            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
                BufferSize = 0,
            });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw InputException.For(path, fault);
        }
    }

    /// <summary>Returns the bytes of a stream, decompressed if its first bytes are those of gzip.</summary>
    public static Stream Decompressed(Stream stream, string name)
    {
        try
        {
            var head = new byte[HeadLength];
            var length = ReadHead(stream, head);
            var whole = new ConcatenatedStream(head.AsMemory(0, length), stream);
            return head is [0x1F, 0x8B, ..] ? new GZipStream(whole, CompressionMode.Decompress) : whole;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw InputException.For(name, fault);
        }
    }

    /// <summary>Returns the text of a stream, without a byte order mark.</summary>
    /// <exception cref="InputException">The stream holds no text, or text in UTF-16.</exception>
    public static Stream OfText(Stream stream, string name)
    {
        var head = new byte[HeadLength];
        var length = ReadHead(stream, head);
        if (head.AsSpan(0, length) is [0x1F, 0x8B, ..])
        {
            stream = new GZipStream(new ConcatenatedStream(head.AsMemory(0, length), stream), CompressionMode.Decompress);
            head = new byte[HeadLength];
            length = ReadHead(stream, head);
        }

        var text = head.AsSpan(0, length);
        if (text is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new InputException($"{name}: is text in UTF-16; convert it to UTF-8 first, for example with iconv");
        }

        if (text.Contains((byte)0))
        {
            throw new BinaryInputException(name);
        }

        var start = text is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        return new ConcatenatedStream(head.AsMemory(start, length - start), stream);
    }

    // One read: more would wait for a pipe that has given all it has so far. Two bytes are needed to know gzip.
    private static int ReadHead(Stream stream, byte[] head)
    {
        var length = 0;
        int read;
        while (length < 3 && (read = stream.Read(head, length, head.Length - length)) > 0)
        {
            length += read;
        }

        return length;
    }
}
