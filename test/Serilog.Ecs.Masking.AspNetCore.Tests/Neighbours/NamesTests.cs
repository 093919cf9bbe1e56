using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Neighbours;

/// <summary>A project with these packages and the pack compiles: no name is ambiguous.</summary>
[TestFixture]
public sealed class NamesTests
{
    private static readonly string[] TheirPackages = ["Serilog", "Elastic.", "OpenTelemetry"];
    private static readonly string[] OurNames = ["Serilog.Ecs.Masking", "Serilog.Ecs.Masking.Hosting", "Serilog.Ecs.Masking.AspNetCore"];

    [Test]
    public void CallsOfBothCompile()
    {
        Action<IHostBuilder> hosts = static host => host.UseSerilog().UseSerilogEcs();
        Action<IHostApplicationBuilder> builders = static builder => builder.UseSerilogEcs();
        Action<IServiceCollection> services = static services => services.AddSerilog().AddSerilogEcs();
        Action<IApplicationBuilder> apps = static app => app.UseSerilogRequestLogging().UseEcsRequestLogging();
        Action<IServiceProvider> readers = static provider => new LoggerConfiguration()
            .ReadFrom.Services(provider)
            .Enrich.WithServiceIdentity()
            .Enrich.WithOtelContext()
            .Enrich.WithEventIdentity()
            .Enrich.WithMasking()
            .Destructure.WithMasking()
            .Filter.ByExcludingPersonalData()
            .WriteTo.Masked(static writeTo => writeTo.Console())
            .WriteTo.EcsConsole()
            .WriteTo.EcsFile("log.json")
            .AuditTo.EcsFile("audit.json")
            .CreateBootstrapLogger();

        Assert.That(new Delegate[] { hosts, builders, services, apps, readers }, Has.None.Null);
    }

    [Test]
    public void NoPublicNameOfOursIsOneOfTheirs()
    {
        var all = Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Select(static path => Path.GetFileNameWithoutExtension(path));
        var theirs = all.Where(static name => TheirPackages.Any(package => name.StartsWith(package, StringComparison.Ordinal)) && !name.StartsWith(OurNames[0], StringComparison.Ordinal)).ToArray();
        var taken = theirs.SelectMany(static name => Names(Assembly.Load(name))).ToHashSet(StringComparer.Ordinal);

        Assert.That(theirs, Has.Length.GreaterThanOrEqualTo(8), "Serilog, Serilog.AspNetCore and what they bring");
        Assert.That(OurNames.SelectMany(static name => Names(Assembly.Load(name))).Where(taken.Contains), Is.Empty);
    }

    private static IEnumerable<string> Names(Assembly assembly) => assembly.GetExportedTypes().SelectMany(static type => type.IsSealed && type.IsAbstract
        ? type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(method => method.Name + "(" + method.GetParameters().FirstOrDefault()?.ParameterType.FullName).Append(type.FullName!)
        : [type.FullName!]);
}
