using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting.Tests;

/// <summary>Code that was written for <c>UseSerilog</c> and reads settings and services itself. No sink may write an event twice.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RepeatedSettingsTests
{
    private const string Enriched = """{ "Serilog": { "Enrich": [ "FromLogContext" ], "WriteTo": [ SINK ] } }""";
    private const string Bare = """{ "Serilog": { "WriteTo": [ SINK ] } }""";
    private const string Audit = """{ "Serilog": { "AuditTo": [ SINK ] } }""";
    private const string File1 = """{ "Name": "File", "Args": { "path": "FOLDER/1.log", "shared": true } }""";
    private const string File2 = """{ "Name": "File", "Args": { "path": "FOLDER/2.log", "shared": true } }""";
    private const string Document = """{ "Name": "EcsFile", "Args": { "path": "FOLDER/1.log" } }""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [TearDown]
    public void Remove() => _folder.Delete(recursive: true);

    [TestCase(Enriched, File1)]
    [TestCase(Enriched, Document)]
    [TestCase(Bare, File1 + "," + File2)]
    [TestCase(Bare, Document)]
    [TestCase(Bare, """{ "Name": "Async", "Args": { "configure": [ FILE1 ] } },""" + File2)]
    [TestCase(Audit, Document)]
    public void SinksOfTheSettingsWriteOnceWhenCodeReadsTheSettingsAgain(string settings, string sinks)
    {
        Log(Settings(settings, sinks), static (configuration, root) => configuration.ReadFrom.Configuration(root));

        foreach (var file in _folder.GetFiles())
        {
            Assert.That(System.IO.File.ReadAllText(file.FullName).Split("Signed in"), Has.Length.EqualTo(2), file.Name);
        }

        Assert.That(_folder.GetFiles(), Is.Not.Empty);
    }

    [Test]
    public void WhatElseTheCodeAddsStays()
    {
        Kept first = new(), last = new();

        Log(Settings(Enriched, File1), (configuration, root) => configuration.WriteTo.Sink(first).ReadFrom.Configuration(root).WriteTo.Sink(last).WriteTo.File(Path.Combine(_folder.FullName, "own.log")));

        Assert.That((first.Count, last.Count), Is.EqualTo((1, 1)));
        Assert.That(System.IO.File.ReadAllText(Path.Combine(_folder.FullName, "own.log")), Does.Contain("Signed in"));
        Assert.That(System.IO.File.ReadAllText(Path.Combine(_folder.FullName, "1.log")).Split("Signed in"), Has.Length.EqualTo(2));
    }

    [Test]
    public void ASecondFileOfTheCodeIsNoRepetition()
    {
        Log(Settings(Bare, File1), (configuration, _) => configuration.WriteTo.File(Path.Combine(_folder.FullName, "2.log"), shared: true));

        Assert.That(_folder.GetFiles().Select(static file => System.IO.File.ReadAllText(file.FullName)), Has.Exactly(2).Contains("Signed in"));
    }

    [Test]
    public void ASinkOfTheServicesWritesOnceWhenCodeReadsTheServicesAgain()
    {
        var sink = new Kept();
        var builder = Builder(Settings("{}", ""), static (configuration, _, services) => configuration.ReadFrom.Services(services));
        builder.Services.AddSingleton<ILogEventSink>(sink);

        using (var host = builder.Build())
        {
            host.Services.GetRequiredService<ILogger>().Information("Signed in");
        }

        Assert.That(sink.Count, Is.EqualTo(1));
    }

    private static void Log(IConfiguration settings, Action<LoggerConfiguration, IConfiguration> configure)
    {
        using var host = Builder(settings, (configuration, root, _) => configure(configuration, root)).Build();
        host.Services.GetRequiredService<ILogger>().Information("Signed in");
    }

    private static HostApplicationBuilder Builder(IConfiguration settings, Action<LoggerConfiguration, IConfiguration, IServiceProvider> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Production" });
        builder.Configuration.AddConfiguration(settings);
        builder.UseSerilogEcs(hosting =>
        {
            hosting.PreserveStaticLogger = true;
            hosting.WriteToConsole = false;
            hosting.ConfigureLogger = (services, configuration) => configure(configuration, services.GetRequiredService<IConfiguration>(), services);
        });
        return builder;
    }

    private IConfigurationRoot Settings(string json, string sinks) =>
        JsonSettings.Read(json.Replace("SINK", sinks).Replace("FILE1", File1).Replace("FOLDER", _folder.FullName.Replace("\\", "\\\\")));

    private sealed class Kept : ILogEventSink
    {
        public int Count { get; private set; }

        public void Emit(LogEvent logEvent) => Count++;
    }
}
