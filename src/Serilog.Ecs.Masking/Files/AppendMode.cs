using System.Runtime.InteropServices;

namespace Serilog.Ecs.Masking.Files;

/// <summary>
/// Makes Linux write at the end of an open file, wherever that is by then. .NET writes at the offset where it believes the end to be: in a
/// file that another program truncated, that leaves a hole.
/// </summary>
internal static class AppendMode
{
    // From fcntl.h of Linux; other systems have other numbers.
    private const int GetFlags = 3;
    private const int SetFlags = 4;
    private const int Append = 0x400;

    /// <summary>Returns whether all that is written from now on is appended.</summary>
    public static bool TrySet(Stream? file)
    {
        if (!OperatingSystem.IsLinux() || file is not FileStream { CanSeek: true, SafeFileHandle: { IsInvalid: false } handle })
        {
            return false;
        }

        try
        {
            var descriptor = (int)handle.DangerousGetHandle();
            var flags = Control(descriptor, GetFlags, 0);
            return flags >= 0 && Control(descriptor, SetFlags, flags | Append) >= 0;
        }
        catch (Exception fault) when (fault is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, int command, int argument);
}
