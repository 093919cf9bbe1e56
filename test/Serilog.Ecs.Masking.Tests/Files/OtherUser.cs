using System.Runtime.InteropServices;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Files;

/// <summary>Removes the file rights of root from the thread, so that permissions count. Other users have no such rights.</summary>
internal sealed class OtherUser : IDisposable
{
    private const uint Root = 0;
    private const uint Nobody = 65_534;

    public OtherUser()
    {
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            _ = SetFileUser(Nobody);
        }
        else if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has other permissions.");
        }
    }

    public void Dispose()
    {
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            _ = SetFileUser(Root);
        }
    }

    // Of the thread alone.
    [DllImport("libc", EntryPoint = "setfsuid")]
    private static extern int SetFileUser(uint user);
}
