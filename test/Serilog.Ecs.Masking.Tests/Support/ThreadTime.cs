using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>
/// How long this thread has worked. The clock stops while the thread waits. Where the system has no such clock, it is the ordinary one.
/// </summary>
internal static class ThreadTime
{
    private const int LinuxClock = 3;
    private const int AppleClock = 16;

    /// <summary>The time of this thread; only differences mean something.</summary>
    public static TimeSpan Now =>
        ClockOfThread() is { } clock && GetTime(clock, out var time) == 0
            ? TimeSpan.FromTicks(((long)time.Seconds * TimeSpan.TicksPerSecond) + ((long)time.Nanoseconds / TimeSpan.NanosecondsPerTick))
            : Stopwatch.GetElapsedTime(0);

    private static int? ClockOfThread() =>
        !Environment.Is64BitProcess ? null : OperatingSystem.IsLinux() ? LinuxClock : OperatingSystem.IsMacOS() ? AppleClock : null;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Timespec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
