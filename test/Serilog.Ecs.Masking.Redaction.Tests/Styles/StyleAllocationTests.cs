using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Styles.Tokens;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Styles;

public class StyleAllocationTests
{
    private static IEnumerable<string> Styles => StyleCatalog.All.Keys;

    /// <summary>Letters beyond ASCII have to be composed for a pseudonym, for which .NET 8 needs a string.</summary>
    [TestCaseSource(nameof(Styles))]
    public void MaskingAllocatesNothing(string name)
    {
        var style = StyleCatalog.All[name];
        var inputs = (
            from table in StyleCatalog.All.Keys
            from line in StyleCases.Read(table)
            where style is not PseudonymStyle || System.Text.Ascii.IsValid(line.Input)
            select line.Input).ToArray();
        var destination = new char[4_096];

        Assert.That(Allocated.AtLeast(() => MaskAll(style, inputs, destination)), Is.Zero);
    }

    private static void MaskAll(MaskStyle style, string[] inputs, char[] destination)
    {
        foreach (var input in inputs)
        {
            var mask = new SafeMask(style, input);
            _ = mask.Write(destination);
        }
    }
}
