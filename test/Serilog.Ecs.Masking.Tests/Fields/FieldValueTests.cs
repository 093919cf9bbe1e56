using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Fields;

public class FieldValueTests
{
    private static IEnumerable<TestCaseData> Cases() =>
        CaseTable.Read("field-values.txt").Select(cells => new TestCaseData(cells[0], cells[1], cells[2]).SetArgDisplayNames(cells[0], cells[1]));

    [TestCaseSource(nameof(Cases))]
    public void AFieldTakesOnlyValuesOfItsType(string field, string value, string written)
    {
        var line = Render.Line(log => log.ForContext(field, CaseValue.Typed(value)).Information("An event"));

        if (written == "-")
        {
            Assert.That(line.Has(field), Is.False);
            Assert.That(line.Has("labels." + field.Replace('.', '_')), Is.True, "The value is lost.");
        }
        else
        {
            Assert.That(line[field], Is.EqualTo(CaseValue.Json(written)));
        }
    }

    [Test]
    public void AStructureGoesToAnObjectFieldOnlyIfAllItsMembersFit()
    {
        var line = Render.Line(log => log
            .ForContext("client.geo.location", new { lat = 37.5, lon = 127.0 }, destructureObjects: true)
            .ForContext("source.geo.location", new { lat = 137.5, lon = 127.0 }, destructureObjects: true)
            .ForContext("log.syslog", new { priority = 5L, hostname = "h" }, destructureObjects: true)
            .Information("An event"));

        Assert.That(line["client.geo.location.lat"] ?? line["client.geo.location"], Is.Not.Null);
        Assert.That(line["data.source_geo_location.lat"], Is.EqualTo(137.5));
        Assert.That(line["log.syslog.priority"], Is.EqualTo(5));

        var wrong = Render.Line(log => log
            .ForContext("log.syslog", new { priority = "high" }, destructureObjects: true)
            .Information("An event"));
        Assert.That(wrong["data.log_syslog.priority"], Is.EqualTo("high"));
    }

    [Test]
    public void AnObjectAndAFieldInsideItDoNotMeet()
    {
        var line = Render.Line(log => log
            .ForContext("log.syslog", new { hostname = "h" }, destructureObjects: true)
            .ForContext("log.syslog.priority", 5)
            .Information("An event"));

        Assert.That(line["log.syslog.hostname"], Is.EqualTo("h"));
        Assert.That(line["labels.log_syslog_priority"], Is.EqualTo(5));
    }
}
