using System.Reflection;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Redaction.Tests.Surface;

public sealed class RuleOptionTests
{
    private const string Mail = "email=someuser@example.com or other@example.com";

    [Test]
    public void AFamilyIsTurnedOffByItsName() =>
        Assert.That(Create(options => options.DisabledRules.Add(MaskingRuleFamilies.Email)).Redact(Mail), Is.SameAs(Mail));

    [Test]
    public void ARuleOfAFamilyIsTurnedOffByItsId()
    {
        var redactor = Create(options => options.DisabledRules.Add(MaskingRuleIds.EmailByName));

        Assert.That(redactor.IsSensitiveName("email", out _), Is.False);
        Assert.That(redactor.Redact(Mail), Does.Not.Contain("someuser"));
    }

    [Test]
    public void AFamilyIsTurnedOnByItsName()
    {
        const string Text = "ip=10.1.2.3 mac 00:1a:2b:3c:4d:5e from 2001:db8::8a2e:370:7334";

        Assert.That(Redactor.Default.Redact(Text), Is.SameAs(Text));
        Assert.That(
            Create(options => options.EnabledRules.Add(MaskingRuleFamilies.Network)).Redact(Text),
            Does.Not.Contain("10.1.2.3").And.Not.Contain("4d:5e").And.Not.Contain("7334"));
    }

    [Test]
    public void EveryRuleHasAFamilyAndEveryFamilyAConstant()
    {
        var constants = typeof(MaskingRuleFamilies).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToArray();
        var redactor = Create(options =>
        {
            foreach (var family in constants)
            {
                options.EnabledRules.Add(family);
            }
        });

        Assert.That(redactor.Rules.Select(rule => rule.Family).Distinct(), Is.EquivalentTo(constants.Append("safeguard")));
    }

    [Test]
    public void VendorsAreAFamily()
    {
        var redactor = Create(options => options.DisabledRules.Add(MaskingRuleFamilies.Vendor));

        Assert.That(redactor.Rules.Select(rule => rule.Id), Has.No.Member("npm").And.No.Member("github").And.Member(MaskingRuleIds.JsonWebToken));
    }

    [TestCase("key-password", "password=[pw] token=8f14...dedd", TestName = "PlaceholderOfARule")]
    [TestCase("password", "password=[pw] token=8f14...dedd", TestName = "PlaceholderOfAFamily")]
    [TestCase("token", "password=***REDACTED*** token=8f14...dedd", TestName = "PlaceholderOfAnotherFamily")]
    public void APlaceholderIsThatOfItsRule(string name, string expected)
    {
        var redactor = Create(options => options.Placeholders[name] = "[pw]");

        var masked = redactor.Redact("password=hunter2x token=8f14e45fceea167a5a36dedd");

        Assert.That(masked, Is.EqualTo(expected));
        Assert.That(redactor.Redact(masked), Is.SameAs(masked));
    }

    [Test]
    public void ThePlaceholderOfARuleIsStrongerThanThatOfItsFamily()
    {
        var redactor = Create(options =>
        {
            options.Placeholder = "[all]";
            options.Placeholders[MaskingRuleFamilies.Secret] = "[family]";
            options.Placeholders[MaskingRuleIds.Secret] = "[rule]";
            options.Placeholders["maiden"] = "[key]";
            options.SensitiveKeys.Add("maiden");
        });

        Assert.That(
            redactor.Redact("secret=s3cr3tX9 credential=s3cr3tX8 password=s3cr3tX7 maiden=Lovelace"),
            Is.EqualTo("secret=[rule] credential=[family] password=[all] maiden=[key]"));
    }

    [Test]
    public void AStyleOfTheOptionsWritesThePlaceholderOfTheRule()
    {
        var redactor = Create(options =>
        {
            options.Styles[MaskingRuleFamilies.Email] = MaskStyle.Redacted;
            options.Placeholders[MaskingRuleFamilies.Email] = "[email]";
        });

        Assert.That(redactor.Redact(Mail), Is.EqualTo("email=[email] or [email]"));
    }

    [Test]
    public void AnyValueOfASensitiveKeyIsMasked()
    {
        var redactor = Create(options => options.SensitiveKeys.Add("maiden"));

        Assert.That(redactor.Redact("maiden: lovelace"), Does.Not.Contain("lovelace"));
    }

    [Test]
    public void MisspeltNamesAreFaultsWithTheNearestName()
    {
        var options = new MaskingOptions
        {
            DisabledRules = { "emial", "vendors" },
            AllowedKeys = { "order_id: -crad", "note: -*" },
            Placeholders = { ["key-pasword"] = "[x]", ["key-token"] = " ", ["key-secret"] = "[y]" },
            Styles = { ["persn-name"] = MaskStyle.Stars, ["key-secret"] = new OwnStyle() },
        };

        Assert.That(() => new Redactor(options), Throws.ArgumentException.With.Message.EqualTo(
            """
            The masking options are not valid:
            - AllowedKeys[0]: there is no rule 'crad'; did you mean 'card'?
            - DisabledRules[0]: there is no rule 'emial'; did you mean 'email'?
            - DisabledRules[1]: there is no rule 'vendors'; did you mean 'vendor'?
            - Styles[persn-name]: there is no rule 'persn-name'; did you mean 'person-name'?
            - Placeholders[key-pasword]: there is no rule 'key-pasword'; did you mean 'key-password'?
            - Placeholders[key-token]: a placeholder is one line of 1 to 128 characters.
            - Placeholders[key-secret]: the style of the rule is one of your own, which writes the whole mask.
            """.ReplaceLineEndings("\n")));
    }

    private static Redactor Create(Action<MaskingOptions> configure)
    {
        var options = new MaskingOptions();
        configure(options);
        return new Redactor(options);
    }

    private sealed class OwnStyle : MaskStyle
    {
        public override int GetMaskedLength(ReadOnlySpan<char> value) => 1;

        public override void Mask(ReadOnlySpan<char> value, Span<char> destination) => destination.Fill('x');
    }
}
