using System.Globalization;
using NUnit.Framework;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Formatting.Display;

namespace Serilog.Ecs.Masking.Tests.Settings;

/// <summary>Fields of the user and the culture of the message in settings.</summary>
public class CustomFieldSettingsTests
{
    [Test]
    public void SettingsDeclareFields()
    {
        var options = Read("""{ "customFields": { "acme.tenant.id": "keyword", "acme.size": "Long" }, "fieldMap": { "TenantId": "acme.tenant.id" }, "culture": "de-DE" }""");

        var line = Render.Line(new EcsTextFormatter(options), Render.Event(static log => log.Information("Paid {Amount:N2} by {TenantId}", 1234.5, "t-1")), new ElasticsearchModel { OwnSet = "acme" });
        Assert.That(line["acme.tenant.id"], Is.EqualTo("t-1"));
        Assert.That(line["message"], Is.EqualTo("Paid 1.234,50 by t-1"));
        Assert.That(line["labels.amount"], Is.EqualTo(1234.5));
    }

    [TestCase("""{ "customFields": { "acme.tenant": "Text" } }""", "own:customFields:acme.tenant: 'Text' is not one of Keyword, ConstantKeyword, Wildcard, MatchOnlyText, Long, Integer, Double, Float, ScaledFloat, Boolean, Date, Ip, GeoPoint, Object, Flattened, Nested.")]
    [TestCase("""{ "customFields": { "tenant": "Keyword" } }""", "own:customFields:tenant: a field is called like 'acme.tenant.id': two segments at least, of lower-case letters, digits, '_' and '-'.")]
    [TestCase("""{ "customFields": { "Acme.Tenant": "Keyword" } }""", "own:customFields:Acme.Tenant: a field is called like 'acme.tenant.id': two segments at least, of lower-case letters, digits, '_' and '-'.")]
    [TestCase("""{ "customFields": { "user.tenant": "Keyword" } }""", "own:customFields:user.tenant: 'user' is a set of ECS; fields of your own are in a set of your own, as in 'acme.user.tenant'.")]
    [TestCase("""{ "customFields": { "acme.tenant": "Keyword", "acme.tenant.id": "Keyword" } }""", "own:customFields:acme.tenant: 'acme.tenant' is also the name around another field.")]
    [TestCase("""{ "customFields": { "acme.tenant": "Object" } }""", "own:customFields:acme.tenant: Object is for sets of ECS; a structure of your own is Flattened.")]
    [TestCase("""{ "customFields": { "acme.tenant.id": "Keyword" }, "fieldMap": { "T": "acme.tenent.id" } }""", "own:fieldMap:T: 'acme.tenent.id' is not an ECS 8.11 field; did you mean 'acme.tenant.id'?")]
    [TestCase("""{ "culture": "xx-german" }""", "own:culture: 'xx-german' is not the name of a culture such as de-DE.")]
    public void AWrongOneIsAnErrorAtStart(string settings, string fault)
    {
        Assert.That(() => Read(settings), Throws.ArgumentException.With.Message.EqualTo("The ECS options are not valid:\n- " + fault));
    }

    [Test]
    public void AFormatProviderOfASinkBehindMaskedHolds()
    {
        var written = new StringWriter();
        using (var logger = new LoggerConfiguration().WriteTo.Masked(to => to.Sink(new FormattedSink(new MessageTemplateTextFormatter("{Message}", CultureInfo.GetCultureInfo("de-DE")), written))).CreateLogger())
        {
            logger.Information("Paid {Amount:N2} with {Password}", 1234.5, "hunter2-of-the-culture");
        }

        Assert.That(written.ToString(), Does.Contain("Paid 1.234,50 with").And.Not.Contain("hunter2"));
    }

    private static EcsOptions Read(string json)
    {
        var root = JsonSettings.Read("{ \"own\": " + json + " }");
        return OptionsBinder.Read(root.GetSection("own"), root);
    }
}
