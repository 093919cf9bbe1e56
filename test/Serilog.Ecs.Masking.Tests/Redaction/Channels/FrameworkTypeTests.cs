using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Redaction.Channels;

/// <summary>Names of types are in every log, and many speak of tokens, passwords and keys.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FrameworkTypeTests
{
    private const int InOneEvent = 250;

    private static readonly Lazy<string[]> Names = new(FrameworkTypeNames.Read);

    [Test]
    public void NamesOfTypesOfTheSharedFrameworksStayAsValues() => AllStay(static names => log => log.Information("Found {Types}", new object[] { names }));

    [Test]
    public void NamesOfTypesOfTheSharedFrameworksStayInFrontOfAColon() =>
        AllStay(static names => log => log.Information("Found {Lines}", string.Join('\n', names.Select(name => name + ": was called"))));

    [Test]
    public void ShortNamesOfTypesOfTheSharedFrameworksStayInFrontOfAColon() =>
        AllStay(
            static names => log => log.Information("Found {Lines}", string.Join('\n', names.Select(name => Short(name) + ": was called"))),
            static name => char.IsAsciiLetterUpper(Short(name)[0]));

    [Test]
    public void NamesOfTypesOfTheSharedFrameworksStayInFramesOfAStackTrace() =>
        AllStay(static names => log => log.Information(
            "Found {Lines}", string.Join('\n', names.Select(name => $"   at {name}.Invoke(String value) in /_/src/{Short(name)}.cs:line 42"))));

    [Test]
    public void NamesOfTypesOfTheSharedFrameworksStayAsSources() =>
        AllStay(static names => log => log.ForContext("SourceContext", names[0]).Information("Started {Name}", Short(names[0])), Speaks, 1);

    // "Internal.Console" may as well be a person.
    [Test]
    public void NamesOfTypesOfTheSharedFrameworksStayAsFullNames() =>
        AllStay(
            static names => log => log.Information("Found {FullName}", names[0]),
            static name => name.Count(static one => one == '.') > 1 || name.StartsWith("System.", StringComparison.Ordinal), 1);

    // The others have no word that any key has.
    private static bool Speaks(string name) =>
        new[] { "Token", "Password", "Secret", "Key", "Auth", "Cookie", "Session", "Cred", "Pin", "Card", "Cert", "Sign" }.Any(
            word => name.Contains(word, StringComparison.Ordinal));

    private static string Short(string name) => name[(name.LastIndexOfAny(['.', '+']) + 1)..];

    private static void AllStay(Func<string[], Action<ILogger>> log, Func<string, bool>? isWanted = null, int inOneEvent = InOneEvent)
    {
        var names = Names.Value.Where(name => isWanted?.Invoke(name) ?? true).ToArray();
        Assert.That(names, Has.Length.GreaterThan(1_000));

        var sink = new Comparing();
        using var logger = new LoggerConfiguration().WriteTo.Sink(sink).WriteTo.Masked(to => to.Sink(sink)).CreateLogger();
        var changed = names.Chunk(inOneEvent).Where(chunk => sink.IsChanged(logger, log(chunk))).SelectMany(chunk => chunk).Where(name => sink.IsChanged(logger, log([name]))).ToArray();

        Assert.That(changed, Is.Empty, () => $"{changed.Length} of {names.Length}, such as: {string.Join(", ", changed.Take(40))}");
    }

    /// <summary>Tells whether an event comes out of <c>WriteTo.Masked</c> as another.</summary>
    private sealed class Comparing : ILogEventSink
    {
        private LogEvent? _first;
        private bool _isChanged;

        public bool IsChanged(ILogger logger, Action<ILogger> log)
        {
            _first = null;
            log(logger);
            return _isChanged;
        }

        public void Emit(LogEvent logEvent)
        {
            _isChanged = _first is not null && !ReferenceEquals(_first, logEvent);
            _first ??= logEvent;
        }
    }
}
