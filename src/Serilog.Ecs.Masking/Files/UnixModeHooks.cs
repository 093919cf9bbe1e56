using System.Text;
using Serilog.Sinks.File;

namespace Serilog.Ecs.Masking.Files;

/// <summary>
/// Creates each file with its mode from the first moment. The file sink creates a file with whatever mode the process gives;
/// a process that opens it before the mode is changed could read everything that is written later. So such a file is replaced, while it is empty, by
/// one that was created with the mode.
/// </summary>
internal sealed class UnixModeHooks(UnixFileMode mode) : FileLifecycleHooks
{
    /// <exception cref="FileReplacedException">The file is to be opened again.</exception>
    public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
    {
        try
        {
            return EnsureMode(path) ? throw new FileReplacedException() : underlyingStream;
        }
        catch
        {
            // The sink that opened it no longer uses it.
            underlyingStream.Dispose();
            throw;
        }
    }

    /// <summary>Creates a file with the mode, or gives it to the one that is there.</summary>
    public void Prepare(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        if (File.Exists(path))
        {
            EnsureMode(path);
        }
        else if (!OperatingSystem.IsWindows() && !Directory.Exists(path))
        {
            Create(path);
        }
    }

    /// <summary>Returns whether the file was replaced.</summary>
    private bool EnsureMode(string path)
    {
        if (OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == mode)
        {
            return false;
        }

        if (new FileInfo(path).Length > 0)
        {
            File.SetUnixFileMode(path, mode);
            return false;
        }

        File.Delete(path);
        Create(path);
        return true;
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private void Create(string path)
    {
        new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode }).Dispose();

        // The umask of the process may remove bits.
        File.SetUnixFileMode(path, mode);
    }
}
