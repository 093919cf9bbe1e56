using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Enrichers;

namespace Serilog;

/// <summary>Records in which file, line and member an event was logged.</summary>
public static class EcsLoggerCallerExtensions
{
    /// <summary>
    /// Returns a logger that adds to its events where this was called: <c>log.origin.file.name</c>, <c>log.origin.file.line</c> and
    /// <c>log.origin.function</c>, as in <c>logger.ForCaller().Warning("Retrying")</c>.
    /// </summary>
    /// <remarks>
    /// The compiler fills in the place, so that no stack is walked and optimised code says it as well. What it costs is the
    /// logger that is returned, as with any <c>ForContext</c>; the place itself is made once. Of the file only the name is
    /// taken, never the folders of the machine that built it.
    /// </remarks>
    /// <param name="logger">The logger.</param>
    /// <param name="filePath">The source file. Leave it out: the compiler knows.</param>
    /// <param name="lineNumber">The line. Leave it out.</param>
    /// <param name="memberName">The method or property. Leave it out.</param>
    /// <returns>The logger with the place, for calls in this place.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="logger"/> is <see langword="null"/>.</exception>
    public static ILogger ForCaller(
        this ILogger logger, [CallerFilePath] string filePath = "", [CallerLineNumber] int lineNumber = 0, [CallerMemberName] string memberName = "")
    {
        ArgumentNullException.ThrowIfNull(logger);
        return logger.ForContext(CallerPlaces.Get(new CallerPlace(filePath ?? "", lineNumber, memberName ?? "")));
    }
}
