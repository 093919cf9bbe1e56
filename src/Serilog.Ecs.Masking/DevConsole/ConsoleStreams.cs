using System.Security;
using System.Text;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>The standard output streams of this process.</summary>
internal static class ConsoleStreams
{
    /// <summary>Returns whether all output goes to a terminal.</summary>
    public static bool AreTerminals(bool withStandardError) => !Console.IsOutputRedirected && !(withStandardError && Console.IsErrorRedirected);

    /// <summary>
    /// Makes output that goes to a file or a pipe UTF-8, which is what collectors read. A terminal keeps the encoding that it
    /// was set to, and a writer given to <see cref="Console.SetOut"/> its own.
    /// </summary>
    public static void UseUtf8(bool withStandardError)
    {
        if (AreTerminals(withStandardError) || IsMobile())
        {
            return;
        }

        try
        {
            // Flushes what was written before, makes new writers, and leaves alone what Console.SetOut put in place.
            ConsoleLines.FindStandard(static () => Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception fault) when (fault is IOException or SecurityException or PlatformNotSupportedException)
        {
            // A log in another encoding is better than no log.
            Debugging.SelfLog.WriteLine("The console could not be set to UTF-8: {0}", fault.GetType().FullName);
        }
    }

    private static bool IsMobile() => OperatingSystem.IsAndroid() || OperatingSystem.IsIOS() || OperatingSystem.IsTvOS();
}
