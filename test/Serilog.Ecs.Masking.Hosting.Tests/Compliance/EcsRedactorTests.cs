using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Hosting.Tests.Compliance;

using Redactor = Microsoft.Extensions.Compliance.Redaction.Redactor;

/// <summary>The masking of the pack as redactors of Microsoft.Extensions.Compliance.</summary>
public class EcsRedactorTests
{
    [TestCase("", "")]
    [TestCase("allan@example.com", "a***n@*******.com")]
    [TestCase("4111111111111111", "************1111")]
    [TestCase("write to allan@example.com", "***REDACTED***")]
    [TestCase("ordinary", "***REDACTED***")]
    [TestCase("42", "***REDACTED***")]
    public void AClassifiedValueShowsNothingThatNoRuleKnows(string value, string expected) => IsRedacted(new EcsRedactor(), value, expected);

    [TestCase("", "")]
    [TestCase("write to allan@example.com", "write to a***n@*******.com")]
    [TestCase("{\"user\":\"ann\",\"password\":\"hunter2\"}", "{\"user\":\"ann\",\"password\":\"***REDACTED***\"}")]
    [TestCase("nothing to hide", "nothing to hide")]
    public void AClassifiedTextLosesWhatIsFoundInIt(string value, string expected) => IsRedacted(new EcsTextRedactor(), value, expected);

    [Test]
    public void TheOptionsAreThoseThatAreGiven()
    {
        IsRedacted(new EcsRedactor(new MaskingOptions { Placeholder = "[x]" }), "ordinary", "[x]");
        IsRedacted(new EcsRedactor(new MaskingOptions { Mode = MaskingMode.Off }), "ordinary", "***REDACTED***");
        IsRedacted(new EcsTextRedactor(new MaskingOptions { Mode = MaskingMode.Off }), "password=hunter2", "password=hunter2");
        Assert.That(() => new EcsRedactor(new MaskingOptions { TokenPrefix = 99 }), Throws.ArgumentException.With.Message.Contains("TokenPrefix"));
    }

    [Test]
    public void ASpanThatIsTooSmallIsAnError() =>
        Assert.That(() => new EcsRedactor().Redact("ordinary", new char[3]), Throws.ArgumentException);

    [Test]
    public void TheBuilderUsesTheOptionsOfTheServices()
    {
        using var services = new ServiceCollection()
            .AddSingleton(new MaskingOptions { Placeholder = "[x]" })
            .AddRedaction(static redaction => redaction
                .SetEcsRedactor(new DataClassificationSet(Taxonomy.Private))
                .SetEcsTextRedactor(new DataClassificationSet(Taxonomy.Text)))
            .BuildServiceProvider();
        var provider = services.GetRequiredService<IRedactorProvider>();

        Assert.That(provider.GetRedactor(new DataClassificationSet(Taxonomy.Private)).Redact("ordinary"), Is.EqualTo("[x]"));
        Assert.That(provider.GetRedactor(new DataClassificationSet(Taxonomy.Text)).Redact("a password=hunter2"), Is.EqualTo("a password=[x]"));
    }

    [Test]
    public void TheContainerMakesOneThatNoBuilderRegistered()
    {
        using var services = new ServiceCollection()
            .AddRedaction(static redaction => redaction.SetFallbackRedactor<EcsRedactor>())
            .BuildServiceProvider();

        Assert.That(
            services.GetRequiredService<IRedactorProvider>().GetRedactor(new DataClassificationSet(Taxonomy.Unheard)).Redact("ordinary"),
            Is.EqualTo("***REDACTED***"));
    }

    private static void IsRedacted(Redactor redactor, string value, string expected)
    {
        var destination = new char[256];

        Assert.That(redactor.Redact(value), Is.EqualTo(expected));
        Assert.That(redactor.GetRedactedLength(value), Is.EqualTo(expected.Length));
        Assert.That(new string(destination, 0, redactor.Redact(value.AsSpan(), destination)), Is.EqualTo(expected));
    }
}
