using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction.Policy;

public class ExtensionTests
{
    private const string Card = "4111111111111111";

    private static readonly MaskingDetector Badge = new(
        static input => input.Name.Equals("badge", StringComparison.OrdinalIgnoreCase) ? input.Start..input.Text.Length : default)
    {
        Class = RuleClass.Personal,
        Placeholder = "[badge]",
    };

    [Test]
    public void ADetectorInCodeSeesTheNameOfTheProperty()
    {
        var line = Line(options => options.Detectors["badge"] = Badge, log => log.Information("Opened {Door} by {Badge} and {@Visit}", "north", "a 17", new { Badge = "b 18", Rooms = new[] { "c 19" } }));

        Assert.That(line["labels.badge"], Is.EqualTo("[badge]"));
        Assert.That(line["labels.door"], Is.EqualTo("north"));
        Assert.That(line["tags"], Does.Contain("pii"));
        Assert.That(line.Text, Does.Not.Contain("a 17").And.Not.Contain("b 18").And.Contain("c 19"));
    }

    [Test]
    public void ADetectorInCodeSeesTheNameOfAList()
    {
        var line = Line(options => options.Detectors["badge"] = Badge, log => log.Information("Opened by {Badge}", new[] { "a 17", "b 18" }));

        Assert.That(line.Text, Does.Not.Contain("a 17").And.Not.Contain("b 18").And.Contain("[badge]"));
    }

    [Test]
    public void AnEventThatADetectorFailsToSearchIsWrittenWithoutItsText()
    {
        var detector = new MaskingDetector(
            static input => input.Text.Contains("ORD-", StringComparison.Ordinal) ? throw new InvalidOperationException("ORD-1") : default);

        var line = Line(options => options.Detectors["order"] = detector, log => log.Information("Paid {Order} in {Place}", "ORD-1", "Seoul"));

        Assert.That(line.Text, Does.Not.Contain("ORD-1").And.Contain("Seoul"));
    }

    [TestCase("order_id: -*")]
    [TestCase("data.order_id: -*")]
    public void AValueThatIsNeverTouchedStaysInItsField(string allowed)
    {
        var line = Line(options => options.AllowedKeys.Add(allowed), log => log.Information("Paid {OrderId} for {Other}", Card, "5555555555554444"));

        Assert.That(line["labels.order_id"], Is.EqualTo(Card));
        Assert.That(line["message"], Does.StartWith($"Paid {Card} for "));
        Assert.That(line.Text, Does.Not.Contain("5555555555554444"));
    }

    [TestCase("Paid {OrderId} for {Other}, password={Password}", "")]
    [TestCase("order_id={OrderId} {Other}", "")]
    [TestCase("{OrderId}", "")]
    [TestCase("Paid {OrderId} for {Other:l}", "x")]
    public void AValueThatIsNeverTouchedStaysInTheMessageOfEverySink(string template, string padding)
    {
        var order = Card + string.Concat(Enumerable.Repeat(padding, 2_000));
        foreach (var stage in (Stage[])[Stage.Formatter, Stage.WriteTo])
        {
            var written = Written.Through(
                stage, log => log.ForContext("Password", "hunter2-xk7q9zvw").Information(template, order, "5555555555554444"), configure: static options => options.Masking.AllowedKeys.Add("order_id: -*"));

            Assert.That(written.Outputs[0].Text, Does.Contain(order));
            written.HasNo("5555555555554444", shown: 4);
            written.HasNo("hunter2-xk7q9zvw");
        }
    }

    [Test]
    public void ASensitiveNameThatIsNeverTouchedStays()
    {
        var line = Line(
            options => options.AllowedKeys.Add("password: -*"),
            log => log.Information("Set {Password} and {Token}", "email=ada@example.com", "8f14e45fceea167a5a36dedd"));

        Assert.That(line["labels.password"], Is.EqualTo("email=ada@example.com"));
        Assert.That(line.Text, Does.Not.Contain("8f14e45fceea167a5a36dedd"));
    }

    [Test]
    public void MembersBelowAPathThatIsNeverTouchedStay()
    {
        var line = Line(
            options => options.AllowedKeys.Add("login.credentials: -*"),
            log => log.Information("Signed in {@Login}", new { Credentials = new { Password = "hunter2x" }, Token = "8f14e45fceea167a5a36dedd" }));

        Assert.That(line.Text, Does.Contain("hunter2x").And.Not.Contain("8f14e45fceea167a5a36dedd"));
    }

    [Test]
    public void AFamilyIsOffUnderAName()
    {
        var line = Line(options => options.AllowedKeys.Add("contact_email: -email"), log => log.Information(
            "{ContactEmail} {Other}", "ada@example.com", "eve@example.com"));

        Assert.That(line["labels.contact_email"], Is.EqualTo("ada@example.com"));
        Assert.That(line.Text, Does.Not.Contain("eve@example.com"));
    }

    [Test]
    public void TheListOfAnEventIsStrongerThanWhatIsNeverTouched()
    {
        var line = Line(options => options.AllowedKeys.Add("note: -*"), log => log.ForContext("Pii", new[] { "note" }).Information("{Note}", "of ada"));

        Assert.That(line.Text, Does.Not.Contain("of ada"));
    }

    [Test]
    public void DetectorsAndPlaceholdersAreReadFromSettings()
    {
        var options = Read(
            """
            { "Serilog": { "EcsMasking": { "masking": {
              "detectors": {
                "order": "ORD-[0-9]{4}",
                "employee": { "pattern": "EMP-[0-9]{6}", "class": "personal", "confidence": "medium", "placeholder": "[employee]", "description": "Employee numbers" }
              },
              "placeholders": { "password": "[password]", "order": "[order]" },
              "allowedKeys": { "ticket": "ticket: -*" },
              "disabledRules": { "mail": "email" }
            } } } }
            """);

        var rule = new Redactor(options.Masking).Rules.Single(static rule => rule.Id == "employee");
        Assert.That((rule.Class, rule.Confidence, rule.Description), Is.EqualTo((RuleClass.Personal, Confidence.Medium, "Employee numbers")));
        Assert.That(
            new Redactor(options.Masking).Redact("ORD-1234 EMP-123456 password=hunter2x ada@example.com"),
            Is.EqualTo("[order] [employee] password=[password] ada@example.com"));
    }

    [Test]
    public void WrongSettingsOfExtensionsAreFaults()
    {
        Assert.That(
            static () => Read(
                """
                { "Serilog": { "EcsMasking": { "masking": {
                  "detectors": {
                    "one": { "patern": "x", "class": "secrets" },
                    "two": { "class": "Secret" },
                    "three": { "pattern": "x", "confidence": "3" },
                    "phone": "x"
                  },
                  "placeholders": { "pasword": "[x]" },
                  "allowedKeys": { "ticket": "ticket: -emial" }
                } } } }
                """),
            Throws.ArgumentException.With.Message.EqualTo(
                """
                The ECS options are not valid:
                - Serilog:EcsMasking:masking:detectors:one:class: 'secrets' is not one of Personal, Secret.
                - Serilog:EcsMasking:masking:detectors:one:patern: there is no such setting; did you mean 'pattern'?
                - Serilog:EcsMasking:masking:detectors:three:confidence: '3' is not one of Low, Medium, High.
                - Serilog:EcsMasking:masking:allowedKeys:ticket: there is no rule 'emial'; did you mean 'email'?
                - Serilog:EcsMasking:masking:detectors:phone: a family of rules has that name.
                - Serilog:EcsMasking:masking:detectors:two: a detector has an id and a regular expression or code.
                - Serilog:EcsMasking:masking:placeholders:pasword: there is no rule 'pasword'; did you mean 'password'?
                """.ReplaceLineEndings("\n")));
    }

    private static EcsOptions Read(string json)
    {
        IConfiguration settings = JsonSettings.Read(json);
        return OptionsBinder.Read(null, settings);
    }

    private static EcsLine Line(Action<MaskingOptions> configure, Action<ILogger> log) => Render.Line(options => configure(options.Masking), log);
}
