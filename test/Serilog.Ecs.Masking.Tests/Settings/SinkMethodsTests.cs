using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using Serilog.Ecs.Masking.Settings.Checks;

namespace Serilog.Ecs.Masking.Tests.Settings;

[NonParallelizable]
public sealed class SinkMethodsTests
{
    private const string Assemblies = "TRUSTED_PLATFORM_ASSEMBLIES";

    private static readonly IConfiguration Root = new ConfigurationBuilder().Build();

    [Test]
    public void ASinkThatNoPackageHasIsAFault()
    {
        Assert.That(SinkMethods.Fault("Console", Root), Is.Null);
        Assert.That(SinkMethods.Fault("Consol", Root), Is.EqualTo("no package has a sink 'Consol'; did you mean 'Console'?"));
    }

    // Under Native AOT there is no list; of a single file it has only what is beside the file.
    [TestCase(null)]
    [TestCase("")]
    [TestCase("/usr/share/dotnet/System.Runtime.dll")]
    public void WhereThePackagesCannotBeListedEverySinkMayBeThere(string? list)
    {
        var listed = AppContext.GetData(Assemblies);
        try
        {
            AppContext.SetData(Assemblies, list);

            Assert.That(SinkMethods.Fault("Consol", Root), Is.Null);
        }
        finally
        {
            AppContext.SetData(Assemblies, listed);
        }
    }
}
