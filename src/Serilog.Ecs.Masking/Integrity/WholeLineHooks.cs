using System.Text;
using Serilog.Sinks.File;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>Sees to it that each line of a file without a chain begins on a line of its own, whatever became of the one before.</summary>
internal sealed class WholeLineHooks(FileLifecycleHooks? inner, bool hasUsers) : FileLifecycleHooks
{
    /// <summary>Returns the hooks for a file; a user's own may write what has no lines.</summary>
    public static FileLifecycleHooks? For(FileLifecycleHooks? users, bool shared, Encoding? encoding) =>
        shared || encoding is not (null or UTF8Encoding) ? users : new WholeLineHooks(users, hasUsers: users is not null);

    public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
    {
        var stream = inner is null ? underlyingStream : inner.OnFileOpened(path, underlyingStream, encoding)
            ?? throw new InvalidOperationException("A hook returned no stream for an opened file.");
        return new WholeLineStream(stream, endsInMidLine: !hasUsers && EndsInMidLine(path));
    }

    public override void OnFileDeleting(string path) => inner?.OnFileDeleting(path);

    private static bool EndsInMidLine(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return file.Length > 0 && file.Seek(-1, SeekOrigin.End) >= 0 && file.ReadByte() != '\n';
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file that may only be written is written as before.
            return false;
        }
    }
}
