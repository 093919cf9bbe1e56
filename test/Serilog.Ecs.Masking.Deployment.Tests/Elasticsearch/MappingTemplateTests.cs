using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

public class MappingTemplateTests
{
    private const string File = "elasticsearch/component-templates/auth_api-mappings.json";

    [Test]
    public void TheMappingsAreWhatTheFieldTableSays()
    {
        var template = MappingTemplate.Render();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            System.IO.File.WriteAllText(Path.Combine(DeploymentFiles.Folder, File), template);
        }

        Assert.That(DeploymentFiles.Text(File).ReplaceLineEndings("\n"), Is.EqualTo(template), "UPDATE_DOCS=1 dotnet test writes the mappings anew.");
    }
}
