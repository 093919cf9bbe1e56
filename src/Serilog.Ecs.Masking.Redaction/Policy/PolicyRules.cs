using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Rules;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Redaction.Shapes.Identity;
using Serilog.Ecs.Masking.Redaction.Styles;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>The rules of one policy: those of the pack that are on, and the user's own.</summary>
internal sealed class PolicyRules
{
    private readonly RuleList _all = new();
    private readonly MaskRule?[] _byKeyRule = new MaskRule?[KeyRules.All.Count];
    private readonly MaskRule?[] _byDetector = new MaskRule?[DetectorRules.All.Count];

    public PolicyRules(MaskingOptions options, RuleStyles styles)
    {
        Fault = Add(new MaskRule(MaskingRuleIds.Fault, RuleClass.Secret, styles.Full, 0) { IsTyped = true, TakesDates = true });
        Marked = Add(new MaskRule(MaskingRuleIds.Marked, RuleClass.Secret, styles.Full, 1) { TakesDates = true, TakesAnyType = true });
        Listed = Add(new MaskRule(MaskingRuleIds.Listed, RuleClass.Personal, StarsStyle.Default, 2) { TakesDates = true });
        Encoded = Add(new MaskRule(MaskingRuleIds.Encoded, RuleClass.Secret, styles.Full, 3));
        Unnamed = Add(new MaskRule(MaskingRuleIds.UnnamedArgument, RuleClass.Secret, styles.Token, 4));
        ListedEmail = Add(new MaskRule(MaskingRuleIds.Listed, RuleClass.Personal, styles.Of(KeyForm.Email), 5) { TakesDates = true });
        Spent = Add(new MaskRule(MaskingRuleIds.Budget, RuleClass.Secret, styles.Full, 6) { IsTyped = true, TakesDates = true });

        var selection = new RuleSelection(options);
        AddKeyRules(styles, selection);
        var detectors = AddDetectors(styles, selection, out var areUsual);

        // Compiling the shapes takes a while, and nearly everybody wants the same.
        Values = areUsual && !options.RrnNeedsContext && options.MinimumConfidence == Confidence.Medium
            ? ValueScanner.Default
            : new ValueScanner(detectors, options.RrnNeedsContext, options.MinimumConfidence);
        Users = new UserRules(options, styles, _all);
        Detectors = options.EnabledRules.Count > 0 ? [.. Users.Detectors, .. AddIdentityNumbers(styles, selection)] : Users.Detectors;
    }

    /// <summary>Gets how many rules there are.</summary>
    public int Count => _all.Count;

    /// <summary>Gets the scanner for the shapes that are on.</summary>
    public ValueScanner Values { get; }

    /// <summary>Gets the rules that users add, and what they allow.</summary>
    public UserRules Users { get; }

    /// <summary>Gets the finders besides names and shapes.</summary>
    public CustomDetector[] Detectors { get; }

    /// <summary>Gets how little the mask of a token shows.</summary>
    public int LeastShownOfTokens { get; private set; } = int.MaxValue;

    /// <summary>Gets how little the mask of an e-mail address shows.</summary>
    public int LeastShownOfAddresses { get; private set; } = int.MaxValue;

    /// <summary>Gets the rule for values that could not be judged.</summary>
    public MaskRule Fault { get; }

    /// <summary>Gets the rule for values that an attribute, a wrapper type or a foreign marker hides.</summary>
    public MaskRule Marked { get; }

    /// <summary>Gets the rule for values that the event's own list hides.</summary>
    public MaskRule Listed { get; }

    /// <summary>Gets the rule for e-mail addresses that the event's own list hides.</summary>
    public MaskRule ListedEmail { get; }

    /// <summary>Gets the rule for texts whose decoded form holds something to hide.</summary>
    public MaskRule Encoded { get; }

    /// <summary>Gets the rule for arguments for which the template has no hole.</summary>
    public MaskRule Unnamed { get; }

    /// <summary>Gets the rule for the rest of a text that would take too long to search.</summary>
    public MaskRule Spent { get; }

    /// <summary>Gets the rules about texts: those that are on, and those that hide what is not judged.</summary>
    public IEnumerable<MaskRule> OfTexts => _all.All.Where(rule => rule != Marked && rule != Listed && rule != ListedEmail && rule != Unnamed);

    public MaskRule At(int index) => _all[index];

    public MaskRule Of(DetectorRule detector) => _byDetector[detector.Index] ?? Fault;

    public KeyDecision DecisionFor(MaskRule rule, bool textOnly) => _all.DecisionFor(rule, textOnly);

    /// <summary>Returns the rule that shows least of those that are on, or <see langword="null"/>.</summary>
    public MaskRule? Strictest(ulong bits)
    {
        MaskRule? strictest = null;
        for (; bits != 0; bits &= bits - 1)
        {
            strictest = MaskRule.Stricter(strictest, _byKeyRule[System.Numerics.BitOperations.TrailingZeroCount(bits)]);
        }

        return strictest;
    }

    private void AddKeyRules(RuleStyles styles, RuleSelection selection)
    {
        for (var index = 0; index < KeyRules.All.Count; index++)
        {
            var rule = KeyRules.All[index];
            if (rule.Id == KeyRules.Custom || !selection.IsOn(rule.Id, rule.Class, rule.OptIn, Confidence.High))
            {
                continue;
            }

            _byKeyRule[index] = Add(new MaskRule(rule.Id, rule.Class, styles.For(rule.Id, chosen => chosen.Of(rule.Form), RuleTexts.FamilyOf), _all.Count)
            {
                IsLineWide = rule.Form is KeyForm.Authorization or KeyForm.Cookie,
                HoldsPairs = rule.Form == KeyForm.Cookie,
                IsTyped = rule.Form is KeyForm.Typed or KeyForm.Full or KeyForm.Name,
                HoldsContainers = rule.Form is KeyForm.Typed or KeyForm.Cookie || rule.Id is "key-credential" or "key-secret",
                IsHeadNoun = (KeyVocabulary.HeadNounRules & (1UL << index)) != 0,
                LinksPeople = rule.Id == KeyRules.LinkedIdentity,
                NamesPeople = rule.Form == KeyForm.Name,
                TakesDates = rule.Form == KeyForm.BirthDate,
                Marks = rule.Class == RuleClass.Personal && rule.Form != KeyForm.Network,
            });
        }
    }

    // The ids of those that are on, and whether they are the ones that are on by default.
    private List<string> AddDetectors(RuleStyles styles, RuleSelection selection, out bool areUsual)
    {
        var ids = new List<string>(DetectorRules.All.Count);
        areUsual = true;
        foreach (var detector in DetectorRules.All)
        {
            var wanted = selection.IsOn(detector.Id, detector.Class, detector.OptIn, detector.Confidence);
            areUsual &= wanted == !detector.OptIn;
            if (!wanted)
            {
                continue;
            }

            ids.Add(detector.Id);
            var rule = Add(OfDetector(detector, styles));
            _byDetector[detector.Index] = rule;
            if (detector.Style is DetectorStyle.Token or DetectorStyle.Full && detector.Id != DetectorRules.CardTrack)
            {
                LeastShownOfTokens = Math.Min(LeastShownOfTokens, rule.Shown);
            }
            else if (detector.Style == DetectorStyle.Email)
            {
                LeastShownOfAddresses = Math.Min(LeastShownOfAddresses, rule.Shown);
            }
        }

        return ids;
    }

    private MaskRule OfDetector(DetectorRule rule, RuleStyles styles) =>
        new(rule.Id, rule.Class, styles.For(rule.Id, chosen => chosen.Of(rule.Style), RuleTexts.FamilyOf), _all.Count)
        {
            Confidence = rule.Confidence,
            NeedsScheme = rule.Style == DetectorStyle.AuthScheme && !styles.IsChosen(rule.Id, RuleTexts.FamilyOf),
            Marks = rule.Class == RuleClass.Personal && rule.Style != DetectorStyle.Ip && rule.Id != DetectorRules.Mac,
        };

    // Only where some rule is asked for that is off by default.
    private IEnumerable<CustomDetector> AddIdentityNumbers(RuleStyles styles, RuleSelection selection) =>
        from number in IdentityNumbers.All
        where selection.IsOn(number.Id, RuleClass.Personal, optIn: true, Confidence.Medium)
        let style = styles.For(number.Id, static chosen => chosen.Full, RuleTexts.FamilyOf)
        select new IdentityDetector(number, Add(new MaskRule(number.Id, RuleClass.Personal, style, _all.Count) { Confidence = Confidence.Medium }));

    private MaskRule Add(MaskRule rule) => _all.Add(rule);
}
