using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Keys;

public sealed class KeyTableTests
{
    [TestCaseSource(nameof(Keys))]
    public void AKeyIsSensitiveByItsWords(string key, string wanted)
    {
        var hit = KeyClassifier.Classify(key);

        var rules = KeyRules.All.Where((rule, index) => !rule.OptIn && (hit.Rules & (1UL << index)) != 0).Select(rule => rule.Id).ToArray();

        Assert.That(rules.Length == 0 ? "keep" : "mask", Is.EqualTo(wanted), string.Join(' ', rules));
    }

    private static IEnumerable<object[]> Keys() => CaseTable.Read("keys.txt").Select(row => new object[] { row[0], row[1] });
}
