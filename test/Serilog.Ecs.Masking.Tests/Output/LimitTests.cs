using System.Globalization;
using System.Text;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Output;

/// <summary>No event makes a document that spoils an index, a bulk or a collector for others.</summary>
public class LimitTests
{
    [TestCase(200, null)]
    [TestCase(201, 1)]
    [TestCase(10_000, 9_800)]
    public void LabelsBeyondTheLimitAreInData(int properties, int? inData)
    {
        var line = Render.Line(WithLabels(properties));

        Assert.That(line["labels.labels_in_data"], Is.EqualTo(inData));
        Assert.That(line["labels.l0"], Is.Zero);
        Assert.That(line[(inData is null ? "labels.l" : "data.l") + (properties - 1)], Is.EqualTo(properties - 1));
    }

    [Test]
    public void TheLimitIsAnOption()
    {
        var line = Render.Line(Render.Formatter(static options => (options.MaxLabels, options.LabelValues) = (1, LabelTyping.Strings)), WithLabels(3));

        Assert.That((line["labels.l0"], line["labels.labels_in_data"], line["data.l2"]), Is.EqualTo(("0", "2", 2L)));
    }

    [Test]
    public void LabelsThatAreFlattenedCountToo()
    {
        var line = Render.Line(
            static options => options.StructuredValues = StructurePlacement.Labels,
            static log => log.Information("{@Order}", Enumerable.Range(0, 300).ToDictionary(static number => "k" + number, static number => number)));

        Assert.That((line["labels.order_k0"], line["data.order_k299"], line["labels.labels_in_data"]), Is.EqualTo((0L, 299L, 100L)));
    }

    [Test]
    public void APropertyOfTheNameOfTheCountKeepsIt()
    {
        var properties = Enumerable.Range(0, 300).Select(
            static number => (number == 0 ? "LabelsInData" : "L" + number.ToString(CultureInfo.InvariantCulture), (object?)number));

        var line = Render.Line(Render.EventWith(properties));

        Assert.That(line["labels.labels_in_data"], Is.Zero);
        Assert.That(line["labels.labels_in_data_2"], Is.EqualTo(100));
    }

    [Test]
    public void TheReportOfMaskingStaysALabel()
    {
        var line = Render.Line(
            Render.Formatter(static options => (options.MaxLabels, options.Masking.Report) = (1, MaskedReport.Count)),
            Render.EventWith([("A", 1), ("B", 2), ("Password", "hunter2hunter2")]));

        Assert.That(line["labels.masked_count"], Is.EqualTo(1));
        Assert.That(line.Text, Does.Not.Contain("hunter2"));
    }

    [Test]
    public void LabelsStayWhereDataIsExcluded()
    {
        var line = Render.Line(Render.Formatter(static options =>
        {
            options.MaxLabels = 1;
            options.ExcludeFields.Add("data");
        }), WithLabels(3));

        Assert.That(line["labels.l2"], Is.EqualTo(2));
        Assert.That(line.Has("labels.labels_in_data"), Is.False);
    }

    [TestCase(128, true)]
    [TestCase(129, false)]
    [TestCase(8_000, false)]
    public void AnIdThatIsTooLongIsALabel(int length, bool isId)
    {
        var id = new string('é', length);

        var line = Render.Line(log => log.ForContext("event.id", id).Information("x"));

        Assert.That(line["event.id"], Is.EqualTo(isId ? id : null));
        Assert.That(line["labels.event_id"], Is.EqualTo(isId ? null : id));
    }

    private static IEnumerable<object[]> Times()
    {
        yield return [default(DateTimeOffset), false];
        yield return [default(DateTime), false];
        yield return [DateTime.MaxValue, false];
        yield return [new DateOnly(1969, 12, 31), false];
        yield return [new DateTime(2262, 4, 11, 0, 0, 0, DateTimeKind.Utc), false];
        yield return ["0001-01-01T00:00:00Z", false];
        yield return ["9999-12-31", false];
        yield return [DateTime.UnixEpoch, true];
        yield return [new DateTime(2049, 12, 31, 23, 59, 59, DateTimeKind.Utc), true];
        yield return ["2038-01-20T00:00:00Z", true];
    }

    [TestCaseSource(nameof(Times))]
    public void AnOddTimeIsALabel(object time, bool isDate)
    {
        var line = Render.Line(log => log.ForContext("event.start", time).Information("x"));

        Assert.That(line.Has("event.start"), Is.EqualTo(isDate));
        Assert.That(line.Has("labels.event_start"), Is.EqualTo(!isDate));
    }

    [Test]
    public void ALineHasAtMostAMegabyte()
    {
        var line = Render.Line(static log => log.Information("{@Data}", Enumerable.Range(0, 1_000).ToDictionary(static number => "k" + number, static _ => new { Text = new string('한', 8_000) })));

        Assert.That(Encoding.UTF8.GetByteCount(line.Text), Is.LessThanOrEqualTo(1_048_576));
        Assert.That(line["labels.shed"], Is.EqualTo(new[] { "data" }));
    }

    private static LogEvent WithLabels(int count) =>
        Render.EventWith(Enumerable.Range(0, count).Select(static number => ("L" + number.ToString(CultureInfo.InvariantCulture), (object?)number)));
}
