using System.Text;
using Serilog.Sinks.File;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Sets the mode of each file that a sink opens, before there is a line of this sink in it.</summary>
internal sealed class UnixModeHooks(UnixFileMode mode) : FileLifecycleHooks
{
    public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }

        return underlyingStream;
    }
}
