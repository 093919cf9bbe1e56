using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Notations;

/// <summary>Values behind sensitive keys in text, in the ways in which texts are written.</summary>
public class KeyValueTests
{
    [TestCaseSource(nameof(Rows))]
    public void AValueBehindASensitiveKeyIsHidden(string text, string wanted)
    {
        var masked = Mask.Text(text);

        Assert.That(masked, Is.EqualTo(wanted));
        Assert.That(Mask.Text(masked), Is.EqualTo(masked), "Masking twice is masking once.");
    }

    private static IEnumerable<object[]> Rows() => CaseTable.Read("key-values.txt").Select(row => new object[] { Broken(row[0]), Broken(row[1]) });

    // Only before a letter that starts a line: "\\n" stays where it is part of an escape.
    private static string Broken(string text) => text.Replace("\\r\\n", "\r\n").Replace("\\n", "\n");
}
