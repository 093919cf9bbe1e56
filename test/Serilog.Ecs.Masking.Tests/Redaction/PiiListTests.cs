using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction;

/// <summary>What an event itself asks to hide, in its property <c>Pii</c>.</summary>
public class PiiListTests
{
    private const string Secret = "zorro12345";

    private static IEnumerable<TestCaseData> Listed =>
    [
        Case("Nick", log => log.ForContext("Nick", Secret)),
        Case("nick", log => log.ForContext("Nick", Secret)),
        Case("labels.nick", log => log.ForContext("Nick", Secret)),
        Case("NICK_NAME", log => log.ForContext("NickName", Secret)),
        Case("data.user.nick", log => log.ForContext("User", new { Nick = Secret }, true)),
        Case("user.nick", log => log.ForContext("User", new { Nick = Secret }, true)),
        Case("User", log => log.ForContext("User", new { Nick = new[] { Secret } }, true)),
        Case("order.lines[1].note", log => log.ForContext("Order", new { Lines = new[] { new { Note = "first" }, new { Note = Secret } } }, true)),
        Case("order.lines[*].note", log => log.ForContext("Order", new { Lines = new[] { new { Note = Secret } } }, true)),
        Case("**.note", log => log.ForContext("Order", new { Lines = new[] { new { Note = Secret } } }, true)),
        Case("user.domain", log => log.ForContext("user.domain", Secret)),
        Case("user.roles", log => log.ForContext("user.roles", new[] { Secret })),
        Case("url.path", log => log.ForContext("RequestPath", "/" + Secret)),
        Case("data.customer", log => log, new InvalidOperationException("Refused") { Data = { ["customer"] = Secret } }),
        Case("message", log => log.ForContext("event.original", "is " + Secret)),
        Case("message", log => log.ForContext("error.message", "is " + Secret)),
        Case("MESSAGE", log => log.ForContext("error.stack_trace", "at " + Secret)),
        Case("message", log => log, new InvalidOperationException("is " + Secret, new TimeoutException(Secret))),
    ];

    [TestCaseSource(nameof(Listed))]
    public void WhatIsListedIsHiddenInTheDocument(string path, Func<ILogger, ILogger> add, Exception? exception)
    {
        var line = Render.Line(options => options.IncludeMessageTemplate = true, log => add(log.ForContext("Pii", new[] { path })).Error(exception, "Called"));

        Assert.That(line.Text, Does.Not.Contain(Secret));
        Assert.That(line["tags"], Is.EqualTo(new object[] { "pii" }));
        Assert.That(line["labels.pii"], Is.EqualTo(new object[] { path.Equals("message", StringComparison.OrdinalIgnoreCase) ? "message" : path }));
    }

    [TestCaseSource(nameof(Listed))]
    public void WhatIsListedIsHiddenFromOtherSinks(string path, Func<ILogger, ILogger> add, Exception? exception)
    {
        var written = Written.Through(Stage.WriteTo, log => add(log.ForContext("Pii", path)).Error(exception, "Called"));

        written.HasNo(Secret);
    }

    [TestCaseSource(nameof(Listed))]
    public void WhatIsNotListedStays(string path, Func<ILogger, ILogger> add, Exception? exception)
    {
        var line = Render.Line(log => add(log.ForContext("Pii", new[] { "nobody", "somebody.else", path + ".x" })).Error(exception, "Called"));

        Assert.That(line.Text, Does.Contain(Secret));
    }

    [Test]
    public void AListedMessageIsStarredWithItsTemplateAndTheRestStays()
    {
        var line = Render.Line(options => options.IncludeMessageTemplate = true, log => log.ForContext("Pii", "message").Information("Hello {Name}", "zed"));

        Assert.That(line["message"], Is.EqualTo("*********"));
        Assert.That(line["labels.message_template"], Is.EqualTo("************"));
        Assert.That(line["labels.name"], Is.EqualTo("zed"));
    }

    [Test]
    public void AListedAddressKeepsItsEndsAndAnAllowedNameIsHiddenAllTheSame()
    {
        var line = Render.Line(
            options => options.Masking.AllowedKeys.Add("token"),
            log => log.ForContext("Pii", new[] { "contact", "token" }).ForContext("Contact", "someuser@example.com").ForContext("Token", "plain").Information("Called"));

        Assert.That(line["labels.contact"], Is.EqualTo("s******r@*******.com"));
        Assert.That(line["labels.token"], Is.EqualTo("*****"));
    }

    [Test]
    public void TheListAddsAndTakesNothingAway()
    {
        var line = Render.Line(log => log.ForContext("Pii", new[] { "nick" }).ForContext("Nick", Secret).ForContext("Password", "hunter2").Information("Called ann@example.com"));

        Assert.That(line.Text, Does.Not.Contain(Secret).And.Not.Contain("hunter2").And.Not.Contain("ann@"));
    }

    private static TestCaseData Case(string path, Func<ILogger, ILogger> add, Exception? exception = null) =>
        new TestCaseData(path, add, exception).SetArgDisplayNames(path, add(Core.Logger.None) is null ? "" : exception?.GetType().Name ?? "property");
}
