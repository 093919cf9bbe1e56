using System.Buffers;
using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Tests.Notations;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Surface;

public class RedactorTests
{
    [TestCase("user ada signed in with password=hunter2x", "user ada signed in with password=***REDACTED***")]
    [TestCase("mail to someuser@example.com", "mail to s******r@*******.com")]
    public void SecretsAndPersonalDataAreMasked(string text, string expected) => Assert.That(Redactor.Default.Redact(text), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("Found 3 orders in 12 ms")]
    public void CleanTextIsReturnedAsTheSameInstance(string text) => Assert.That(Redactor.Default.Redact(text), Is.SameAs(text));

    [TestCase(MaskingMode.Audit)]
    [TestCase(MaskingMode.Off)]
    public void NothingIsMaskedInOtherModes(MaskingMode mode)
    {
        const string Text = "password=hunter2x";

        Assert.That(new Redactor(new MaskingOptions { Mode = mode }).Redact(Text), Is.SameAs(Text));
    }

    [Test]
    public void SensitiveKeysOfTheOptionsAreMasked()
    {
        var redactor = new Redactor(new MaskingOptions { SensitiveKeys = { "maiden" } });

        Assert.That(redactor.Redact("maiden=Lovelace city=London"), Does.Contain("city=London").And.Not.Contain("Lovelace"));
    }

    [Test]
    public void EveryFaultOfTheOptionsIsListedInOneError()
    {
        var options = new MaskingOptions { TokenPrefix = 17, DisabledRules = { "key-sesion" } };

        Assert.That(() => new Redactor(options), Throws.ArgumentException.With.Message.EqualTo(
            "The masking options are not valid:\n- TokenPrefix: 17 is not between 0 and 16.\n- DisabledRules[0]: there is no rule 'key-sesion'; did you mean 'key-session'?"));
    }

    [Test]
    public void OneInstanceServesAllThreads()
    {
        var masked = new string[1_000];

        Parallel.For(0, masked.Length, index => masked[index] = Redactor.Default.Redact($"{index} password=hunter{index}x"));

        Assert.That(masked, Is.EqualTo(Enumerable.Range(0, masked.Length).Select(index => $"{index} password=***REDACTED***")));
    }

    [TestCase("", "")]
    [TestCase("allan@example.com", "a***n@*******.com")]
    [TestCase("4111111111111111", "************1111")]
    [TestCase("write to allan@example.com", "***REDACTED***")]
    [TestCase("ordinary", "***REDACTED***")]
    public void AValueThatIsSensitiveShowsNothingThatNoRuleKnows(string value, string expected)
    {
        Assert.That(Redactor.Default.RedactValue(value), Is.EqualTo(expected));
        Assert.That(new Redactor(new MaskingOptions { Mode = MaskingMode.Audit }).RedactValue(value), Is.EqualTo(expected));
    }

    [TestCase(MaskingMode.Off)]
    [TestCase(MaskingMode.Mask)]
    public void AValueThatIsSensitiveIsHiddenInEveryMode(MaskingMode mode) =>
        Assert.That(new Redactor(new MaskingOptions { Mode = mode, Placeholder = "[x]" }).RedactValue("ordinary"), Is.EqualTo("[x]"));

    [Test]
    public void TryRedactWritesWhatRedactReturns() => Assert.Multiple(static () =>
    {
        foreach (var row in NotationCase.All)
        {
            var destination = new ArrayBufferWriter<char>();

            var isMasked = Redactor.Default.TryRedact(row.Text, destination);

            Assert.That(isMasked, Is.EqualTo(row.Text != row.Masked), row.Id);
            Assert.That(destination.WrittenSpan.ToString(), Is.EqualTo(isMasked ? row.Masked : ""), row.Id);
        }
    });

    [TestCase(MaskingMode.Audit)]
    [TestCase(MaskingMode.Off)]
    public void TryRedactWritesNothingInOtherModes(MaskingMode mode)
    {
        var destination = new ArrayBufferWriter<char>();

        Assert.That(new Redactor(new MaskingOptions { Mode = mode }).TryRedact("password=hunter2x", destination), Is.False);
        Assert.That(destination.WrittenCount, Is.Zero);
    }

    [Test]
    public void CleanTextAllocatesNothing()
    {
        const string Text = "Found 3 orders of customer 12 in 12 ms, page 4 of 10";
        var destination = new ArrayBufferWriter<char>();
        var findings = new List<Finding>();

        var allocated = Allocated.AtLeast(() =>
        {
            Redactor.Default.Redact(Text);
            Redactor.Default.TryRedact(Text, destination);
            Redactor.Default.Find(Text, findings);
            Redactor.Default.IsSensitiveName("order_id", out _);
        });

        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public void NoPartOfATextIsReachableAfterwards()
    {
        var redactor = new Redactor(new MaskingOptions { DecodeBase64 = true });
        var destination = new ArrayBufferWriter<char>();
        var findings = new List<Finding>();

        redactor.Redact(Secrets());
        redactor.TryRedact(Secrets(), destination);
        redactor.Find(Secrets(), findings);
        redactor.IsSensitiveName(Secrets(), out _);

        var kept = ReachableText.From(redactor, findings).Where(
            static text => text.Contains("hunter2x") || text.Contains("confidant") || text.Contains("mypassword"));
        Assert.That(kept, Is.Empty);
    }

    private static string Secrets() => string.Join(' ', "password=hunter2x", "ｍｙｐａｓｓｗｏｒｄ＝hunter2x", "retry with hunter2x", "mail to confidant@example.com");
}
