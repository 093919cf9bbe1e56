using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction;

/// <summary>The holder of a card and the number of an account are called so by the object around them alone.</summary>
public class ParentNameTests
{
    private const string Holder = "Ada Lovelace";
    private const string Number = "110234567890";

    private static IEnumerable<Func<ILogger, ILogger>> Named =>
    [
        log => log.ForContext("Card", new { Holder, Expires = "12/29" }, true),
        log => log.ForContext("Order", new { Payment = new { Card = new { Holder } } }, true),
        log => log.ForContext("Cards", new[] { new { Holder } }, true),
        log => log.ForContext("card", new Dictionary<string, object> { ["holder"] = Holder }, true),
        log => log.ForContext("Account", new { Number }, true),
        log => log.ForContext("Body", "{\"cards\": [{\"holder\": \"" + Holder + "\"}]}"),
        log => log.ForContext("Body", "{\"account\": {\"iban\": null, \"holder\": \"" + Holder + "\", \"number\": \"" + Number + "\"}}"),
    ];

    [TestCaseSource(nameof(Named))]
    public void ItIsHiddenInTheDocument(Func<ILogger, ILogger> add)
    {
        var line = Render.Line(log => add(log).Information("Paid"));

        Assert.That(line.Text, Does.Not.Contain(Number).And.Not.Contain(Holder));
        Assert.That(line["tags"], Is.EqualTo(new object[] { "pii" }));
    }

    [TestCaseSource(nameof(Named))]
    public void ItIsHiddenFromOtherSinks(Func<ILogger, ILogger> add)
    {
        var written = Written.Through(Stage.WriteTo, log => add(log).Information("Paid"));

        written.HasNo(Holder);
        written.HasNo(Number);
    }

    [Test]
    public void UnderAnotherNameItStays()
    {
        var line = Render.Line(log => log.ForContext("Lock", new { Holder = "worker-3" }, true).ForContext("Order", new { Number }, true).Information("Taken"));

        Assert.That(line["data.lock.holder"], Is.EqualTo("worker-3"));
        Assert.That(line["data.order.number"], Is.EqualTo(Number));
    }
}
