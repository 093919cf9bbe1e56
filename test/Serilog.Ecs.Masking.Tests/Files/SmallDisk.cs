using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Files;

/// <summary>A disk of a few kilobytes, where the process may mount one. It can be filled and freed again.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int PageSize = 4_096;
    private const int DetachLazily = 2;
    private readonly string _filler;

    public SmallDisk(int pages = 256)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("Only Linux mounts a small disk.");
        }

        Folder = Directory.CreateTempSubdirectory("ecs-disk-").FullName;
        if (Mount(Text("tmpfs"), Text(Folder), Text("tmpfs"), 0, Text($"size={pages * PageSize}")) != 0)
        {
            var reason = new Win32Exception(Marshal.GetLastPInvokeError()).Message;
            Directory.Delete(Folder);
            Assert.Ignore($"No disk could be mounted: {reason}");
        }

        _filler = Path.Combine(Folder, "filler");
    }

    public string Folder { get; }

    public string File => Path.Combine(Folder, "log.json");

    /// <summary>Uses up the space. What is left of the last page of another file can still be written.</summary>
    public void Fill()
    {
        using var filler = new FileStream(_filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                filler.Write(new byte[PageSize]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => System.IO.File.Delete(_filler);

    public void Dispose()
    {
        _ = Unmount(Text(Folder), DetachLazily);
        Directory.Delete(Folder, recursive: true);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + "\0");

    [DllImport("libc", EntryPoint = "mount", SetLastError = true)]
    private static extern int Mount(byte[] source, byte[] target, byte[] type, nuint flags, byte[] data);

    [DllImport("libc", EntryPoint = "umount2", SetLastError = true)]
    private static extern int Unmount(byte[] target, int flags);
}
