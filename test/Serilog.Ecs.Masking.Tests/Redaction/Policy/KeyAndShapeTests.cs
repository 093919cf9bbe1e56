using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction.Policy;

/// <summary>Where the name of a value and its shape say different things, the mask that shows less wins.</summary>
public class KeyAndShapeTests
{
    // What the chip of a card says: more than sixty hexadecimal digits, the card's number among them.
    private const string Chip = "9F02060000000010005A0841111111111111115F24032912315F3401019F1A020410950500000000009A03251217";
    private const string Jwt = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ1c3ItMTIzIn0.c2lnbmF0dXJl";

    [TestCase(Chip, "***REDACTED***")]
    [TestCase("4111111111111111", "************1111")]
    [TestCase(Jwt, "eyJh...dXJl")]
    [TestCase("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123", "0123...0123")]
    public void AValueUnderTheNameOfATokenShowsNoMoreThanItsShapeAllows(string value, string mask)
    {
        var line = Render.Line(log => log.ForContext("access_token", value).Information("Done"));

        Assert.That(line["labels.access_token"], Is.EqualTo(mask));
        Assert.That(line.Text, Does.Not.Contain(value));
    }
}
