using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction.Text;

/// <summary>Programs call types, files and directories by a full name too.</summary>
[Parallelizable(ParallelScope.All)]
public class NameValueTests
{
    private static readonly string[] KeptByDataProtection =
    [
        "User profile is available. Using '{FullName}' as key repository and Windows DPAPI to encrypt keys at rest.",
        "User profile is available. Using '{FullName}' as key repository; keys will not be encrypted at rest.",
        "Azure Web Sites environment detected. Using '{FullName}' as key repository; keys will not be encrypted at rest.",
        "Writing data to file '{FullName}'.",
    ];

    [TestCaseSource(nameof(Rows))]
    public void OnlyTheNameOfAPersonIsHiddenUnderAFullName(string value, string wanted)
    {
        var line = Render.Line(log => log.ForContext("Place", "Busan").Information("Found '{FullName}' here", value));

        Assert.That((string)line["message"]!, Is.EqualTo("Found '" + wanted + "' here"));
        Assert.That(line["tags"], value == wanted || value.Contains("://") ? Is.Null : Is.EqualTo(new[] { "pii" }));
        Assert.That(line.Text, value == wanted ? Does.Contain(Json(value)) : Does.Not.Contain(Json(value)));
    }

    [TestCaseSource(nameof(Rows))]
    public void OnlyTheNameOfAPersonIsHiddenInAnObject(string value, string wanted)
    {
        var line = Render.Line(log => log.Information("Found {@Thing}", new { FullName = value }));

        Assert.That(line.Text, Does.Contain(Json(wanted)));
        Assert.That(line.Text, value == wanted ? Does.Contain(Json(value)) : Does.Not.Contain(Json(value)));
    }

    [TestCaseSource(nameof(KeptByDataProtection))]
    public void TheStartUpMessageOfDataProtectionStays(string template)
    {
        foreach (var place in new[] { "/home/app/.aspnet/DataProtection-Keys", @"C:\Users\app\AppData\Local\ASP.NET\DataProtection-Keys" })
        {
            var line = Render.Line(log => log.Information(template, place));

            Assert.That((string)line["message"]!, Does.Contain(place));
            Assert.That(line["tags"], Is.Null);
        }
    }

    [TestCase("FullName: /home/app/keys")]
    [TestCase("fullName=/home/app/keys took=3ms")]
    [TestCase("{\"fullName\":\"Acme.Orders.OrderHandler\"}")]
    [TestCase("run --full-name Acme.Orders.OrderHandler")]
    public void AFullNameOfAThingStaysInAText(string text) => Assert.That(Mask.Text(text), Is.EqualTo(text));

    [Test]
    public void AKeyOfTheUserHidesThemAll()
    {
        var line = Render.Line(options => options.Masking.SensitiveKeys.Add("FullName"), log => log.Information("Found {FullName}", "/home/app/keys"));

        Assert.That(line.Text, Does.Not.Contain("/home/app/keys"));
    }

    [Test]
    public void TheFullNameOfATypeStaysAsAnObjectOfItsOwn()
    {
        var line = Render.Line(log => log.Information("Found {FullName}", typeof(NameValueTests)));

        Assert.That((string)line["message"]!, Is.EqualTo("Found Serilog.Ecs.Masking.Tests.Redaction.Text.NameValueTests"));
    }

    // What shells and cron write of their surroundings; a connection string calls its password so too.
    [TestCase("/app")]
    [TestCase("/")]
    [TestCase("/home/ann/src")]
    [TestCase("~")]
    [TestCase("~/src")]
    [TestCase(@"C:\work\app")]
    public void TheDirectoryOfAShellStays(string directory)
    {
        foreach (var name in new[] { "PWD", "OLDPWD" })
        {
            var line = Render.Line(log => log.Information("Started with {@Environment} and {Text}", new Dictionary<string, string> { [name] = directory, ["HOME"] = "/" }, $"HOME=/ {name}={directory} LANG=C"));

            Assert.That(line["data.environment." + name], Is.EqualTo(directory), line.Text);
            Assert.That((string)line["labels.text"]!, Is.EqualTo($"HOME=/ {name}={directory} LANG=C"));
        }
    }

    [TestCase("PWD", "hunter2x")]
    [TestCase("pwd", "/hunter2x")]
    [TestCase("Pwd", "/hunter2x")]
    [TestCase("DB_PWD", "/hunter2x")]
    [TestCase("PWD", "/hunter2x+Y=")]
    [TestCase("PWD", "~hunter2x")]
    public void APasswordOfThatNameDoesNot(string name, string secret)
    {
        var line = Render.Line(log => log.Information("Started with {@Environment} and {Text}", new Dictionary<string, string> { [name] = secret, ["HOME"] = "/" }, $"HOME=/ {name}={secret} LANG=C"));

        Assert.That(line.Text, Does.Not.Contain("hunter2x"));
    }

    [TestCase("Server=db;UID=sa;PWD=/hunter2x;Encrypt=true")]
    [TestCase("PWD=/hunter2x;UID=sa")]
    [TestCase("Server=db;PWD=~/hunter2x")]
    public void APasswordOfAConnectionStringIsNotADirectory(string text) => Assert.That(Mask.Text(text), Does.Not.Contain("hunter2x"));

    private static string Json(string value) => value.Replace("\\", "\\\\");

    private static IEnumerable<object[]> Rows() => CaseTable.Read("name-values.txt").Select(static row => new object[] { row[0], row[1] });
}
