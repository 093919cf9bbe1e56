using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Document;

/// <summary>What is remembered of structures never answers for others that look like them.</summary>
public class RememberedStructureTests
{
    [Test]
    public void StructuresThatBeginAlikeAreDistinguished()
    {
        var formatter = new EcsTextFormatter();
        for (var round = 0; round < 3; round++)
        {
            Assert.That(DataOf(formatter, ("Id", 1), ("Name", "a")), Is.EqualTo("""{"id":1,"name":"a"}"""));
            Assert.That(DataOf(formatter, ("Id", 1), ("Password", "hunter2-" + round)), Is.EqualTo("""{"id":1,"password":"***REDACTED***"}"""));
            Assert.That(DataOf(formatter, ("Id", 1)), Is.EqualTo("""{"id":1}"""));
            Assert.That(DataOf(formatter, ("Id", 1), ("Name", "a"), ("Title", "b")), Is.EqualTo("""{"id":1,"name":"a","title":"b"}"""));
        }
    }

    [Test]
    public void MembersThatBecomeOneKeyKeepTheirValues()
    {
        var formatter = new EcsTextFormatter();
        for (var round = 0; round < 3; round++)
        {
            Assert.That(DataOf(formatter, ("UserId", 1), ("user_id", 2)), Is.EqualTo("""{"user_id":1,"user_id_2":2}"""));
        }
    }

    [Test]
    public void ValuesUnderHarmlessNamesAreStillSearched()
    {
        var formatter = new EcsTextFormatter();
        var secret = "Zq" + Seeds.For(nameof(ValuesUnderHarmlessNamesAreStillSearched)).Digits(9);
        for (var round = 0; round < 3; round++)
        {
            DataOf(formatter, ("Step", "start"), ("Note", "done"));

            Assert.That(DataOf(formatter, ("Step", "start"), ("Note", "password=" + secret)), Does.Contain("password=").And.Not.Contain(secret));
        }
    }

    [Test]
    public void SoManyTypesThatNotAllAreRememberedAreMaskedAllTheSame()
    {
        var formatter = new EcsTextFormatter();
        for (var number = 0; number < 5_000; number++)
        {
            var first = "Member" + number;

            Assert.That(DataOf(formatter, (first, 1), ("Password", "hunter2-" + number)), Is.EqualTo($$"""{"member{{number}}":1,"password":"***REDACTED***"}"""));
        }
    }

    private static string DataOf(EcsTextFormatter formatter, params (string Name, object Value)[] members)
    {
        var structure = new StructureValue(members.Select(static member => new LogEventProperty(member.Name, new ScalarValue(member.Value))));
        var line = Render.Line(
            formatter,
            new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Information, null, new MessageTemplate([]), [new LogEventProperty("Order", structure)]));
        var data = (string)line["data"]!;
        return data["{\"order\":".Length..^1];
    }
}
