using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Compatibility;

/// <summary>A project that has these packages and ours compiles: no name stands for two things.</summary>
[TestFixture]
public sealed class NamesTests
{
    [Test]
    public void SerilogIsTheFourthVersion() => Assert.That(typeof(Log).Assembly.GetName().Version!.Major, Is.GreaterThanOrEqualTo(4));

    [Test]
    public void CallsOfBothCompile()
    {
        Action<IHostBuilder> hosts = static host => host.UseSerilog().UseSerilogEcs();
        Action<IHostApplicationBuilder> builders = static builder => builder.UseSerilogEcs();
        Action<IServiceCollection> services = static services => services.AddSerilog().AddSerilogEcs();
        Action<IApplicationBuilder> apps = static app => app.UseSerilogRequestLogging();
        Action<IServiceProvider> readers = static provider => new LoggerConfiguration()
            .ReadFrom.Services(provider)
            .Enrich.WithServiceIdentity()
            .Enrich.WithOtelContext()
            .Enrich.WithEventIdentity()
            .Destructure.WithMasking()
            .WriteTo.Masked(static writeTo => writeTo.Console())
            .WriteTo.EcsConsole()
            .CreateBootstrapLogger();

        Assert.That(new Delegate[] { hosts, builders, services, apps, readers }, Has.None.Null);
    }

    [Test]
    public void NoPublicNameOfOursIsOneOfTheirs()
    {
        Assembly[] theirs =
        [
            typeof(SerilogHostBuilderExtensions).Assembly,
            typeof(SerilogApplicationBuilderExtensions).Assembly,
            typeof(Log).Assembly,
            typeof(Serilog.Enrichers.Span.SpanOptions).Assembly,
        ];
        Assembly[] ours = [typeof(EcsTextFormatter).Assembly, typeof(EcsHostBuilderExtensions).Assembly, Assembly.Load("Serilog.Ecs.Masking.AspNetCore")];

        var taken = theirs.SelectMany(Names).ToHashSet(StringComparer.Ordinal);

        Assert.That(ours.SelectMany(Names).Where(taken.Contains), Is.Empty);
    }

    private static IEnumerable<string> Names(Assembly assembly) => assembly.GetExportedTypes().SelectMany(static type => type.IsSealed && type.IsAbstract
        ? type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(method => method.Name + "(" + method.GetParameters().FirstOrDefault()?.ParameterType.FullName).Append(type.FullName!)
        : [type.FullName!]);
}
