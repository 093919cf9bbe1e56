using System.Globalization;
using Serilog.Ecs.Masking.Integrity;

namespace Serilog.Ecs.Masking.Hosting.Tests;

/// <summary>Logs numbered events to a file, each with a long line, and prints the number once the event is logged. It never ends.</summary>
internal static class KilledProgram
{
    private const int PropertyCount = 16;

    public static void Run(string path, bool isShared, bool isChained)
    {
        var integrity = isChained ? new EcsIntegrityOptions { Algorithm = EcsIntegrityAlgorithm.Sha256 } : null;
        using var logger = new LoggerConfiguration().WriteTo.EcsFile(path, integrity: integrity, shared: isShared).CreateLogger();
        ILogger log = logger;
        for (var number = 0; number < PropertyCount; number++)
        {
            log = log.ForContext("Text" + number.ToString(CultureInfo.InvariantCulture), new string('x', 8_000));
        }

        using var output = Console.OpenStandardOutput();
        using var writer = new StreamWriter(output) { AutoFlush = true };
        for (var number = 0; ; number++)
        {
            log.Information("{Number}", number);
            writer.WriteLine(number);
        }
    }
}
