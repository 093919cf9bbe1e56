using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Reference;

/// <summary>One run of the reference application: its settings, the requests to it, and what each of its sinks got.</summary>
internal sealed partial class ReferenceRun
{
    public const string Secret = "hunter2-of-the-reference";
    public const string Email = "ada.of.the.reference@example.com";

    private const string Bootstrap = """{ "Serilog": { "EcsMasking": { "serviceName": "shop" }, "WriteTo": { "Console": "EcsConsole" } } }""";

    private static readonly string[] Variables =
        ["LOG_FORMAT", "LOG_LEVEL", "ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT", "ASPNETCORE_URLS", "OTEL_SERVICE_NAME", "OTEL_RESOURCE_ATTRIBUTES"];

    // Beside the output of the tests and of the same configuration: in the folder of the tests it would meet their assemblies.
    private static readonly string Program = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "../../Serilog.Ecs.Masking.ReferenceApp", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Serilog.Ecs.Masking.ReferenceApp.dll"));

    private ReferenceRun()
    {
    }

    /// <summary>The documents of the console, each checked.</summary>
    public required IReadOnlyList<EcsLine> Console { get; init; }

    /// <summary>The documents of the file inside <c>Async</c>, each checked.</summary>
    public required IReadOnlyList<EcsLine> File { get; init; }

    /// <summary>The lines of the sink with a template.</summary>
    public required string Text { get; init; }

    /// <summary>All that Seq got.</summary>
    public required string Seq { get; init; }

    public required string Errors { get; init; }

    /// <summary>All that left the application.</summary>
    public string Everything => string.Concat(Console.Concat(File).Select(static line => line.Text)) + Text + Seq + Errors;

    /// <summary>Starts the application, sends it every kind of request, and stops it.</summary>
    /// <param name="usesOurs">Whether <c>UseSerilogEcs</c> is in the place of <c>UseSerilog</c>.</param>
    public static async Task<ReferenceRun> StartAsync(bool usesOurs)
    {
        var folder = Directory.CreateTempSubdirectory("ecs-reference-").FullName;
        try
        {
            using var seq = new StubServer();
            using var payments = new StubServer();
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "bootstrap.json"), Bootstrap);
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), Settings(usesOurs, seq, payments));
            var (output, errors) = await RunAsync(folder, usesOurs);
            return new ReferenceRun
            {
                Console = Parse(output),
                File = Parse(await System.IO.File.ReadAllTextAsync(Path.Combine(folder, "ecs.json"))),
                Text = await System.IO.File.ReadAllTextAsync(Path.Combine(folder, "plain.txt")),
                Seq = seq.Received,
                Errors = errors,
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(string Output, string Errors)> RunAsync(string folder, bool usesOurs)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "--urls", "http://127.0.0.1:0", "--ecs", usesOurs ? "true" : "false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = folder,
        };
        foreach (var name in Variables)
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = new StringBuilder();
        Task? requests = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            output.Append(line).Append('\n');
            if (requests is null && Listening().Match(line) is { Success: true } listening)
            {
                requests = SendAllAsync(new Uri(listening.Groups[1].Value));
            }
        }

        await process.WaitForExitAsync();
        await (requests ?? throw new InvalidOperationException($"The application did not start: {output}{await errors}"));
        return (output.ToString(), await errors);
    }

    private static async Task SendAllAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        var user = new { email = Email, password = Secret };
        HttpRequestMessage[] requests =
        [
            new(HttpMethod.Post, "/users") { Content = JsonContent.Create(user) },
            new(HttpMethod.Post, "/sign-in") { Content = JsonContent.Create(user) },
            new(HttpMethod.Get, "/pay?token=" + Secret),
            new(HttpMethod.Get, "/me") { Headers = { Authorization = new("Bearer", Secret) } },
            new(HttpMethod.Get, "/me") { Headers = { { "Cookie", "session=" + Secret } } },
            new(HttpMethod.Get, "/live"),
            new(HttpMethod.Get, "/health"),
            new(HttpMethod.Get, "/broken?token=" + Secret),
            new(HttpMethod.Post, "/stop"),
        ];
        foreach (var request in requests)
        {
            using (request)
            using (await client.SendAsync(request))
            {
            }
        }
    }

    private static EcsLine[] Parse(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => EcsLine.Parse(line + "\n"))];

    // The pack without its host masks what is in Masked; with it, every sink.
    private static string Settings(bool usesOurs, StubServer seq, StubServer payments)
    {
        var plain = """{ "Name": "File", "Args": { "path": "plain.txt", "outputTemplate": "{Level} {SourceContext} {Message} {Properties} {Exception}{NewLine}" } }""";
        var server = $$"""{ "Name": "Seq", "Args": { "serverUrl": "{{seq.Address}}" } }""";
        var others = usesOurs
            ? $$"""
              "Plain": {{plain}}, "Server": {{server}}
              """
            : $$"""
              "Others": { "Name": "Masked", "Args": { "configure": [ {{plain}}, {{server}} ] } }
              """;
        return $$"""
            {
              "Payments": "{{payments.Address}}",
              "QueuePassword": "{{Secret}}",
              "ConnectionStrings": { "Queue": "amqp://svc:{{Secret}}@queue:5672/shop" },
              "Serilog": {
                "EcsMasking": { "serviceName": "shop" },
                "MinimumLevel": {
                  "Default": "Debug",
                  "Override": { "Microsoft": "Information", "System": "Information", "System.Net.Http": "Verbose", "Microsoft.AspNetCore.Authentication": "Verbose" }
                },
                "Enrich": { "Context": "FromLogContext", "Service": "WithServiceIdentity", "Event": "WithEventIdentity" },
                "Destructure": { "Masking": "WithMasking" },
                "Filter": { "Live": { "Name": "ByExcluding", "Args": { "expression": "RequestPath = '/live'" } } },
                "WriteTo": {
                  "Console": { "Name": "EcsConsole" },
                  "File": { "Name": "Async", "Args": { "configure": [ { "Name": "EcsFile", "Args": { "path": "ecs.json" } } ] } },
                  {{others}}
                }
              }
            }
            """;
    }

    [GeneratedRegex("Now listening on: (http://[0-9.:]+)")]
    private static partial Regex Listening();
}
