using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Serilog.Context;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Serilog.Ecs.Masking.Hosting.Tests.Memory;

/// <summary>Logs a secret by each way on a thread of its own, keeps the logger and the threads, and prints how often each secret is still in memory.</summary>
internal static class MemoryProgram
{
    private const int Rounds = 20;

    private static readonly (string Way, Action<ILogger, string> Log)[] Ways =
    [
        ("kept on purpose", static (_, secret) => s_kept = secret.ToCharArray()),
        ("a property", static (log, secret) => log.Information("Signing in with {Password}", secret)),
        ("a member", static (log, secret) => log.Information("Signing in {@Login}", new { User = "ann", Password = secret })),
        ("a pair in a text", static (log, secret) => log.Information("Received {Body}", "city=Busan&password=" + secret)),
        ("a string of JSON", static (log, secret) => log.Information("Received {Body}", $$"""{"user":"ann","password":"{{secret}}"}""")),
        ("a long text", static (log, secret) => log.Information(
            "Received {Body}", new string('x', 100_000) + " password=" + secret + " " + new string('y', 100_000))),
        ("an exception", static (log, secret) => log.Error(Thrown("password=" + secret), "Failed")),
        ("the data of an exception", static (log, secret) => log.Error(new InvalidOperationException("Refused") { Data = { ["password"] = secret } }, "Failed")),
        ("a scope", static (log, secret) => InScope(log, secret)),
        ("bytes", static (log, secret) => log.Information("Received {Body}", Encoding.UTF8.GetBytes("password=" + secret))),
        ("a string builder", static (log, secret) => log.Information("Signing in with {Password}", new StringBuilder(secret))),
        ("an echo", static (log, secret) => log.Information("Signing in with {Password}, noted {Note}", secret, "is " + secret + " here")),
        ("a dictionary", static (log, secret) => log.Information("Read {@Settings}", new Dictionary<string, object> { ["api_key"] = secret, ["7"] = new[] { "token=" + secret } })),
        ("a command line", static (log, secret) => log.Information("Running {Command}", "mysql -u root --password=" + secret + " -e 'SELECT 1'")),
        ("a list of the event", static (log, secret) => log.WithPii("Note").Information("Noted {Note}", secret)),
        ("a ToString that throws", static (log, secret) => log.Information("Read {Value} with {Password}", new Throwing(secret), secret)),
        ("a member that throws", static (log, secret) => log.Information("Read {@Value}", new Throwing(secret))),
        ("a shape", static (log, secret) => log.Information("Noted {Note}", "ghp_" + secret + "a1b2c3d4e5f6")),
        ("a disguised text", static (log, secret) => log.Information("Received {Body}", "ｐａｓｓｗｏｒｄ＝" + secret)),
        ("an escaped text", static (log, secret) => log.Information("Received {Body}", "{\\u0022password\\u0022:\\u0022" + secret + "\\u0022}")),
        ("a key of a dictionary", static (log, secret) => log.Information("Read {@Settings}", new Dictionary<string, int> { ["password=" + secret] = 1 })),
        ("a name of a property", static (log, secret) => log.ForContext("password=" + secret, 1).Information("Worked")),
        ("a structure of another library", static (log, secret) => log.ForContext(new Structured("Password", secret)).Information("Worked")),
        ("a text in such a structure", static (log, secret) => log.ForContext(new Structured("Note", "password=" + secret)).Information("Worked")),
        ("a list of texts", static (log, secret) => log.Information("Read {Lines}", new List<string> { "city=Busan", "password=" + secret, secret })),
        ("a URI", static (log, secret) => log.Information("Called {Uri}", new Uri("https://api.example.com/v1?page=2&access_token=" + secret))),
        ("characters", static (log, secret) => log.Information("Signing in with {@Password}", secret.ToCharArray())),
        ("parameters of a statement", static (log, secret) => log.Information(
            "Executed DbCommand ({elapsed}ms) [Parameters=[{parameters}]]{newLine}{commandText}", 3, "@password='" + secret + "' (Size = 4000)", "\n", "UPDATE users SET password = @password")),
        ("a tag of a span", static (log, secret) => InSpan(log, span => span.SetTag("login.note", "password=" + secret))),
        ("the baggage of a span", static (log, secret) => InSpan(log, span => span.SetBaggage("login.token", "token=" + secret))),
    ];

    private static char[]? s_kept;

    /// <summary>Prints a line for each way: its name, and how many blocks of memory hold its secret, before and after the pool of .NET is cleared.</summary>
    public static void Run(string folder)
    {
        using var told = new CanaryWriter();
        using var meters = Listen(told);
        using var sources = new EventTexts(told);
        SelfLog.Enable(MaskingSelfLog.To(told));
        var logger = Build(folder);
        using var steps = new Barrier(Ways.Length + 1);
        var threads = Enumerable.Range(0, Ways.Length).Select(number => new Thread(() => LogAndWait(logger, number, steps))).ToArray();
        Array.ForEach(threads, static thread => thread.Start());
        steps.SignalAndWait();
        var counts = Counted();
        steps.SignalAndWait();
        MemorySearch.ClearSharedPool();
        steps.SignalAndWait();
        Print(counts, Counted(), told);
        steps.SignalAndWait();
        Array.ForEach(threads, static thread => thread.Join());
        GC.KeepAlive(logger);
    }

    // What a thread keeps for its next event is not written over by another way, and stays while the thread waits.
    private static void LogAndWait(ILogger logger, int number, Barrier steps)
    {
        LogAll(logger, number);
        MemorySearch.LeaveBehind();
        steps.SignalAndWait();
        steps.SignalAndWait();
        MemorySearch.ClearPoolOfThread();
        steps.SignalAndWait();
        steps.SignalAndWait();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LogAll(ILogger logger, int number)
    {
        for (var round = 0; round < Rounds; round++)
        {
            Ways[number].Log(logger, Canary.Make(number));
        }
    }

    private static void Print(int[] counts, int[] cleared, CanaryWriter told)
    {
        for (var number = 0; number < Ways.Length; number++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Ways[number].Way}\t{counts[number]}\t{cleared[number]}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"texts for listeners\t{told.Texts}\t{told.Leaks}"));
    }

    private static int[] Counted()
    {
        MemorySearch.Forget();
        return MemorySearch.Count(Ways.Length);
    }

    private static Logger Build(string folder) => new LoggerConfiguration().Enrich.FromLogContext().Enrich.WithEventIdentity()
        .Enrich.WithOtelContext(new OtelContextOptions { SpanTags = ["login.note"], BaggageKeys = ["login.token"] }).Destructure.WithMasking()
        .WriteTo.EcsFile(Path.Combine(folder, "file.json"), new EcsOptions())
        .WriteTo.EcsFile(Path.Combine(folder, "chained.json"), integrity: new() { Algorithm = EcsIntegrityAlgorithm.Sha256 }, buffered: true)
        .WriteTo.EcsRouted([EcsRoute.ToFile(Path.Combine(folder, "personal.json"), new() { PersonalData = true }), EcsRoute.ToFile(Path.Combine(
            folder, "main.json"))])
        .WriteTo.Masked(to => to.File(new JsonFormatter(renderMessage: true), Path.Combine(folder, "other.json")))
        .WriteTo.Sink(new ViewSink(new EcsTextFormatter()))
        .CreateLogger();

    private static void InScope(ILogger log, string secret)
    {
        using (LogContext.PushProperty("AccessToken", secret))
        {
            log.Information("Worked");
        }
    }

    private static void InSpan(ILogger log, Func<Activity, Activity> set)
    {
        using var activity = set(new Activity("work")).Start();
        log.Information("Worked");
    }

    private static InvalidOperationException Thrown(string message)
    {
        try
        {
            throw new InvalidOperationException(message, new TimeoutException("inner " + message));
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }

    private static MeterListener Listen(CanaryWriter told)
    {
        var listener = new MeterListener { InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            foreach (var (name, value) in tags)
            {
                told.Add($"{name}={value}");
            }
        });
        listener.Start();
        return listener;
    }

    // A structure that no capture made. Serilog itself would make a text of it.
    private sealed class Structured(string name, string value) : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.AddPropertyIfAbsent(new LogEventProperty(
            "Login", new StructureValue([new LogEventProperty("User", new ScalarValue("ann")), new LogEventProperty(name, new ScalarValue(value))])));
    }

    private sealed class Throwing(string secret)
    {
        public string Text => throw new InvalidOperationException("password=" + secret);

        public override string ToString() => throw new InvalidOperationException("password=" + secret);
    }

    private sealed class ViewSink(EcsTextFormatter formatter) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => formatter.Format(logEvent, TextWriter.Null);
    }

    /// <summary>Searches the texts that listeners receive for canaries, and keeps none of them.</summary>
    private sealed class CanaryWriter : StringWriter
    {
        private int _texts;
        private int _leaks;

        public int Texts => _texts;

        public int Leaks => _leaks;

        public void Add(string? text)
        {
            Interlocked.Increment(ref _texts);
            for (var number = 0; number < Ways.Length; number++)
            {
                _ = Canary.IsIn(text, number) ? Interlocked.Increment(ref _leaks) : 0;
            }
        }

        public override void Write(string? value) => Add(value);

        public override void WriteLine(string? value) => Add(value);

        public override void Write(char[] buffer, int index, int count) => Add(new string(buffer, index, count));
    }

    /// <summary>Listens to all event sources but those of the runtime, which only name types.</summary>
    private sealed class EventTexts(CanaryWriter told) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name.StartsWith("Serilog", StringComparison.Ordinal))
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            foreach (var value in eventData.Payload?.ToArray() ?? [])
            {
                told.Add($"{value}");
            }
        }
    }
}
