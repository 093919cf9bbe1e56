namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The code of the page about users' own rules, so that it compiles and runs.</summary>
internal static class MaskingSnippets
{
    public static Redactor ChooseFamilies()
    {
        #region docs: families
        var redactor = new Redactor(new MaskingOptions
        {
            DisabledRules = { MaskingRuleFamilies.Phone },
            EnabledRules = { MaskingRuleFamilies.Network },
            Placeholders = { [MaskingRuleIds.Password] = "[password]" },
            Styles = { [MaskingRuleFamilies.Card] = MaskStyle.ShowEnds(6, 4) },
        });
        #endregion
        return redactor;
    }

    public static MaskingOptions AddDetector()
    {
        #region docs: detector
        var options = new MaskingOptions();
        options.Detectors["badge"] = new MaskingDetector(static input =>
            input.Name.EndsWith("badge", StringComparison.OrdinalIgnoreCase) ? input.Start..input.Text.Length : default)
        {
            Class = RuleClass.Personal,
            Placeholder = "[badge]",
            Description = "Numbers of badges",
        };
        #endregion
        return options;
    }

    public static MaskingOptions ChooseStyle()
    {
        #region docs: choose a style
        var options = new MaskingOptions { Styles = { [MaskingRuleIds.Secret] = new LengthStyle() } };
        #endregion
        return options;
    }

    public static void Find()
    {
        #region docs: find
        var findings = new List<Finding>();
        Redactor.Default.Find("password=hunter2x from 10.1.2.3", findings);

        foreach (var finding in findings)
        {
            Console.WriteLine($"{finding.Start}..{finding.End}: {finding.Rule.Id}, {finding.Rule.Class}, {finding.Confidence}");
        }
        #endregion
    }

    #region docs: style
    internal sealed class LengthStyle : MaskStyle
    {
        public override int GetMaskedLength(ReadOnlySpan<char> value) => Text(value).Length;

        public override void Mask(ReadOnlySpan<char> value, Span<char> destination) => Text(value).CopyTo(destination);

        private static string Text(ReadOnlySpan<char> value) => FormattableString.Invariant($"[{value.Length} characters]");
    }
    #endregion
}
