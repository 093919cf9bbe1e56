using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Enrichers;

namespace Serilog;

/// <summary>Adds the call site to events: file, line and member.</summary>
public static class EcsLoggerCallerExtensions
{
    /// <summary>
    /// Returns a logger that adds to its events where this was called: <c>log.origin.file.name</c>, <c>log.origin.file.line</c> and
    /// <c>log.origin.function</c>, as in <c>logger.ForCaller().Warning("Retrying")</c>.
    /// </summary>
    /// <remarks>
    /// The compiler supplies the call site, so that no stack is walked and inlined code is correct. The cost is the
    /// logger that is returned, as with any <c>ForContext</c>; the call site is cached. Only the name of the file is
    /// taken, never the folders of the machine that built it.
    /// </remarks>
    /// <param name="logger">The logger.</param>
    /// <param name="filePath">The source file. Supplied by the compiler.</param>
    /// <param name="lineNumber">The line. Supplied by the compiler.</param>
    /// <param name="memberName">The method or property. Supplied by the compiler.</param>
    /// <returns>The logger with the call site.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="logger"/> is <see langword="null"/>.</exception>
    public static ILogger ForCaller(
        this ILogger logger, [CallerFilePath] string filePath = "", [CallerLineNumber] int lineNumber = 0, [CallerMemberName] string memberName = "")
    {
        ArgumentNullException.ThrowIfNull(logger);
        return logger.ForContext(SourceLocations.Get(new SourceLocation(filePath ?? "", lineNumber, memberName ?? "")));
    }
}
