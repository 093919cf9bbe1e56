using Microsoft.Win32.SafeHandles;

namespace Serilog.Ecs.Masking.Files;

/// <summary>Determines whether a file ends in the middle of a line.</summary>
internal static class LineEnd
{
    public static bool IsMissing(string path)
    {
        try
        {
            using var file = Open(path);
            return IsMissing(file, RandomAccess.GetLength(file));
        }
        catch (Exception fault) when (IsExpected(fault))
        {
            // A file that may only be written is written as it is.
            return false;
        }
    }

    /// <summary>Returns whether the last byte before <paramref name="end"/> is not a line break.</summary>
    public static bool IsMissing(SafeFileHandle file, long end)
    {
        Span<byte> last = stackalloc byte[1];
        return end > 0 && RandomAccess.Read(file, last, end - 1) == 1 && last[0] != '\n';
    }

    public static SafeFileHandle Open(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    public static bool IsExpected(Exception fault) => fault is IOException or UnauthorizedAccessException or NotSupportedException;
}
