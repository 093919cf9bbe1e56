using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Rules;
using Serilog.Ecs.Masking.Tests.Docs;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction.Policy;

/// <summary>Each rule is on, off and itself alone.</summary>
[Parallelizable(ParallelScope.All)]
public class RuleSwitchTests
{
    private static readonly (string Rule, string Text)[] Examples = [.. RulesPage.AllExamples()];

    private static IEnumerable<string> Rules => Examples.Select(example => example.Rule);

    [TestCaseSource(nameof(Rules))]
    public void ARuleThatIsOffLetsItsOwnExampleThroughAndNoOther(string rule)
    {
        var all = Mask.Policy(EnableAll);
        var without = Mask.Policy(options =>
        {
            EnableAll(options);
            options.DisabledRules.Add(rule);
        });

        foreach (var (other, text) in Examples)
        {
            var masked = Mask.Text(text, all);
            var changed = Mask.Text(text, without) != masked;

            Assert.That(changed, Is.EqualTo(RuleFamilies.Expand(rule).Contains(other)), $"{other}: {text}");
        }
    }

    private static void EnableAll(MaskingOptions options)
    {
        foreach (var rule in Rules)
        {
            options.EnabledRules.Add(rule);
        }
    }
}
