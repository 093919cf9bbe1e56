using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

#pragma warning disable NUnit1027 // FsCheck supplies the arguments

namespace Serilog.Ecs.Masking.Redaction.Tests.Shapes;

public sealed class ValueScannerPropertyTests
{
    private static readonly string[] Cases =
        [.. DetectorCases.Read([.. DetectorCases.Tables, DetectorCases.OptIn]).Select(row => Scan.Unmarked(row.Text))];

    [RandomCases(100)]
    public void FindingsOfAnyTextAreOrderedAndInside(string? text) => AssertOrderly(text ?? "");

    [RandomCases(2000)]
    public void FindingsOfAHostileTextAreOrderedAndInside(byte[] choices) =>
        AssertOrderly(string.Concat(choices.Select(choice => HostileText.Fragments[choice % HostileText.Fragments.Length])));

    [RandomCases(500)]
    public void FindingsOfADamagedCaseAreOrderedAndInside(ushort which, ushort cut, ushort paste)
    {
        var text = Cases[which % Cases.Length];
        var other = Cases[paste % Cases.Length];

        AssertOrderly(text[..(cut % (text.Length + 1))] + other);
        AssertOrderly(text[(cut % (text.Length + 1))..] + other);
    }

    private static void AssertOrderly(string text)
    {
        var from = 0;
        foreach (var finding in Scan.All(text, Scan.Everything))
        {
            Assert.That(finding.Start, Is.GreaterThanOrEqualTo(from));
            Assert.That(finding.Length, Is.Positive);
            Assert.That(finding.End, Is.LessThanOrEqualTo(text.Length));
            Assert.That(finding.Rule, Is.Not.Null);
            from = finding.End;
        }
    }
}
