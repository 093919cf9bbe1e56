using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Neighbours;

/// <summary>A program as its own tests start it, with <c>WebApplicationFactory</c>, also several times in one process.</summary>
[TestFixture]
[NonParallelizable]
public sealed class TestHostTests
{
    [Test]
    public async Task EachHostWritesWhereItsSettingsSay()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var paths = Enumerable.Range(1, 3).Select(number => Path.Combine(folder.FullName, number + ".json")).ToArray();

            await Task.WhenAll(paths.Select(RequestAsync));

            foreach (var path in paths)
            {
                var lines = (await File.ReadAllLinesAsync(path)).Select(static line => EcsLine.Parse(line + "\n")).ToArray();
                var request = lines.Single(static line => (string?)line["log.logger"] == "Serilog.Ecs.Masking.AspNetCore.RequestLoggingMiddleware");
                Assert.That(request["url.path"], Is.EqualTo("/orders/" + Path.GetFileNameWithoutExtension(path)));
                Assert.That(request["labels.card_number"], Is.EqualTo("************1111"));
                Assert.That(request.Text, Does.Not.Contain("4111111111111111"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void AWrongSettingIsTheErrorThatTheTestSees()
    {
        using var factory = Factory("unused.json", KeyValuePair.Create("Serilog:EcsMasking:masking:sensitivKeys:a", (string?)"b"));

        var exception = Assert.Catch(() => factory.CreateClient());

        Assert.That(exception!.ToString(), Does.Contain("Serilog:EcsMasking:masking:sensitivKeys: there is no such setting; did you mean 'sensitiveKeys'?"));
    }

    private static async Task RequestAsync(string path)
    {
        await using var factory = Factory(path);
        using var client = factory.CreateClient();
        using var response = await client.GetAsync(new Uri("/orders/" + Path.GetFileNameWithoutExtension(path), UriKind.Relative));
        response.EnsureSuccessStatusCode();
    }

    private static WebApplicationFactory<Program> Factory(string path, params KeyValuePair<string, string?>[] more) => new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
    {
        host.UseContentRoot(AppContext.BaseDirectory);
        host.ConfigureAppConfiguration(settings => settings.AddInMemoryCollection(
        [
            KeyValuePair.Create("Serilog:WriteTo:File:Name", (string?)"EcsFile"),
            KeyValuePair.Create("Serilog:WriteTo:File:Args:path", (string?)path),
            .. more,
        ]));
    });
}
