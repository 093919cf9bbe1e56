using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Search;

/// <summary>A value that was masked is found in each spelling, and spelled only for texts that have escapes.</summary>
public class EchoListTests
{
    private const string Stars = "***";

    [TestCase("ada@example.com", "GET /users/ada%40example.com", TestName = "in a URL")]
    [TestCase("top \"secret\" one", @"{""note"":""top \""secret\"" one""}", TestName = "in JSON")]
    [TestCase("top+secret+one", @"{""note"":""top\u002Bsecret\u002Bone""}", TestName = "in JSON with escapes of code units")]
    [TestCase("se{cr}et", "value se{{cr}}et", TestName = "in a template")]
    [TestCase("비밀번호열쇠", "GET /?q=%EB%B9%84%EB%B0%80%EB%B2%88%ED%98%B8%EC%97%B4%EC%87%A0", TestName = "beyond ASCII")]
    [TestCase("secret😀 one", @"{""note"":""secret\uD83D\uDE00 one""}", TestName = "with a surrogate pair")]
    public void AValueIsFoundAsATextSpellsIt(string value, string text)
    {
        var echo = new EchoList();
        echo.Add(value, Stars);

        Assert.That(echo.IsIn(text), Is.True);
    }

    [Test]
    public void AValueThatComesLaterIsSpelledToo()
    {
        var echo = new EchoList();
        echo.Add("ada@example.com", Stars);
        echo.Spell("/users/ada%40example.com");
        echo.Add("eve@example.com", Stars);

        Assert.That(echo.IsIn("/users/eve%40example.com"), Is.True);
        Assert.That(echo.IsIn("/users/ada%40example.com"), Is.True);
    }

    [Test]
    public void PersonalDataLeavesRoomForSecrets()
    {
        var echo = new EchoList();
        for (var number = 100; number < 200; number++)
        {
            echo.Add("person-" + number, Stars, isPersonal: true);
        }

        echo.Add("swordfish-of-ann", Stars);

        Assert.That(echo.IsIn("ann typed swordfish-of-ann"), Is.True);
    }

    [Test]
    public void ATextWithoutEscapesNeedsNoOtherSpelling()
    {
        var echo = new EchoList();
        echo.Add("ada@example.com", Stars);

        Assert.That(echo.IsIn("mail to ada@example.com"), Is.True);
        Assert.That(echo.IsIn("no address here, and {braces}"), Is.False);
        Assert.That(echo.Count, Is.EqualTo(1));
    }

    [Test]
    public void AnEncodedTextThatAsksForSpellingsLeavesTheSearchAroundItAsItIs()
    {
        var masking = new TextMasking(Mask.Policy(static options =>
        {
            options.DecodeBase64 = true;
            options.Detectors.Add("ticket", "TCK-[0-9]{4}");
        }));
        masking.Echo.Add("ada@example.com", Stars);
        var encoded = Convert.ToBase64String("the user at /users/ada%40example.com was there"u8);

        var masked = masking.Text($"body {encoded} of TCK-1234 and TCK-5678");

        Assert.That(masked, Does.Not.Contain(encoded).And.Not.Contain("TCK-1234").And.Not.Contain("TCK-5678"));
    }

    [Test]
    public void NothingIsLeftOfTheLastEvent()
    {
        var echo = new EchoList();
        echo.Add("ada@example.com", Stars);
        echo.Clear();

        Assert.That(echo.IsIn("/users/ada%40example.com ada@example.com"), Is.False);
        Assert.That(echo.Count, Is.Zero);
    }
}
