using System.Text;
using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Integrity;
using Serilog;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.Redaction;
using SharpFuzz;

// What a fuzzer that follows the coverage of code calls with its inputs; see build/coverage-fuzz.sh. What is thrown is a finding, unless it
// is what the documentation says of wrong input.
Action<byte[]> target = args[0] switch
{
    "redactor" => Targets.Redact,
    "otel" => Targets.ReadAttributes,
    "verifier" => Targets.Verify,
    "settings" => Targets.ReadSettings,
    "ecslog" => Targets.Check,
    var other => throw new ArgumentException("There is no target " + other),
};
if (args is [_, var file])
{
    // Repeats a finding.
    target(File.ReadAllBytes(file));
    return;
}

Fuzzer.Run(stream =>
{
    using var input = new MemoryStream();
    stream.CopyTo(input);
    target(input.ToArray());
});

internal static class Targets
{
    private static readonly System.Reflection.MethodInfo Tool = System.Reflection.Assembly.Load("ecslog").EntryPoint!;

    private static readonly Redactor Redactor = new(new MaskingOptions { DecodeBase64 = true });

    public static void Redact(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var findings = new List<Finding>();
        Redactor.Find(text, findings);
        var once = Redactor.Redact(text);
        if (findings.Count == 0 && once != text)
        {
            throw new InvalidOperationException("Masked without a finding: " + once);
        }

        _ = Redactor.IsSensitiveName(text, out _);
        _ = Redactor.RedactValue(text);
    }

    public static void ReadAttributes(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input).Replace("\0", "", StringComparison.Ordinal);
        Environment.SetEnvironmentVariable("OTEL_RESOURCE_ATTRIBUTES", text);
        using var logger = new LoggerConfiguration().Enrich.WithServiceIdentity(new EcsOptions()).WriteTo.Sink(new Formatted()).CreateLogger();
        logger.Information("Started");
    }

    public static void Verify(byte[] input)
    {
        using var stream = new MemoryStream(input);
        _ = EcsIntegrity.VerifyAsync([stream]).GetAwaiter().GetResult();
    }

    // Settings that are wrong are an error that lists them, and settings that are no JSON one of the reader's.
    public static void ReadSettings(byte[] input)
    {
        try
        {
            using var stream = new MemoryStream(input);
            var root = new ConfigurationBuilder().AddJsonStream(stream).Build();
            _ = Serilog.Ecs.Masking.Settings.Methods.EcsSinkSettingsExtensions.EcsConsole(new LoggerConfiguration().WriteTo, root.GetSection("Options"), root);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidDataException or System.Text.Json.JsonException)
        {
        }
    }

    public static void Check(byte[] input)
    {
        var file = Path.Combine(Path.GetTempPath(), "coverage-fuzz-" + Environment.ProcessId);
        File.WriteAllBytes(file, input);
        var (output, error) = (Console.Out, Console.Error);
        try
        {
            Console.SetOut(TextWriter.Null);
            Console.SetError(TextWriter.Null);
            var result = Tool.Invoke(null, [new[] { "check", file }]);
            _ = result is Task<int> task ? task.GetAwaiter().GetResult() : result;
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    private sealed class Formatted : Serilog.Core.ILogEventSink
    {
        private static readonly EcsTextFormatter Formatter = new();

        public void Emit(Serilog.Events.LogEvent logEvent) => Formatter.Format(logEvent, TextWriter.Null);
    }
}
