using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Requests;

/// <summary>Headers of ASP.NET Core as objects: their members are segments of one text, which holds all of the others too.</summary>
[Parallelizable(ParallelScope.All)]
public class HeaderValueTests
{
    private const string Secret = "Zq7vX2";

    [TestCase(false)]
    [TestCase(true)]
    public void ACookieShowsItsNameAndNotItsValue(bool isCaptured)
    {
        foreach (var (cookie, name) in Cookies())
        {
            var line = Line(cookie, isCaptured);

            Assert.That(line.Text, Does.Not.Contain(Secret), line.Text);
            Assert.That(line.Text, Does.Contain(name), line.Text);
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public void ASegmentUnderASensitiveKeyIsHiddenWithItsBuffer(bool isCaptured)
    {
        var text = "ann:" + Secret + ":Busan";

        var line = Line(new { User = new StringSegment(text, 0, 3), Password = new StringSegment(text, 4, 6), City = new StringSegment(text, 11, 5) }, isCaptured);

        Assert.That(line.Text, Does.Not.Contain(Secret), line.Text);
        Assert.That(line.Text, Does.Contain("ann").And.Contain("Busan"), line.Text);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void SegmentsOfAHarmlessTextStay(bool isCaptured)
    {
        var type = new MediaTypeHeaderValue("text/html") { Charset = "utf-8" };
        var city = new { City = new StringSegment("Seoul, Busan", 7, 5) };

        foreach (var (value, wanted) in new (object, string)[] { (type, "text/html"), (city, "Busan") })
        {
            var line = Line(value, isCaptured);

            Assert.That(line.Text, Does.Contain(wanted).And.Not.Contain("REDACTED"), line.Text);
        }
    }

    private static EcsLine Line(object value, bool isCaptured) =>
        Render.Line(Render.Event(
            log => log.Information("Sent {@Crumb}", value), configuration => _ = isCaptured ? configuration.Destructure.WithMasking() : configuration));

    private static (object Cookie, string Name)[] Cookies() =>
    [
        (SetCookieHeaderValue.Parse("crumb=" + Secret + "; path=/shop; httponly"), "/shop"),
        (new SetCookieHeaderValue("crumb", Secret) { Path = "/shop" }, "/shop"),
        (CookieHeaderValue.Parse("crumb=" + Secret), "crumb"),
        (new CookieHeaderValue("crumb", Secret), "crumb"),
        (CookieHeaderValue.ParseList(["crumb=" + Secret + "; area=" + Secret]), "area"),
        (SetCookieHeaderValue.Parse("crumb=" + Secret + "; extra=" + Secret), "crumb"),
    ];
}
