using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Paths;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Redaction.Styles;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>The rules of one policy: those of the pack that are on, and the user's own.</summary>
internal sealed class PolicyRules
{
    /// <summary>Under this id go values that an attribute, a wrapper type or a foreign marker hides.</summary>
    public const string MarkedId = MaskingRuleIds.Marked;

    /// <summary>Under this id go values that the event's own <c>Pii</c> list hides.</summary>
    public const string ListedId = MaskingRuleIds.Listed;

    /// <summary>Under this id go values that could not be judged.</summary>
    public const string FaultId = MaskingRuleIds.Fault;

    /// <summary>Under this id go texts that were hidden whole because their decoded form holds something to hide.</summary>
    public const string EncodedId = MaskingRuleIds.Encoded;

    /// <summary>Under this id go arguments for which the template has no hole.</summary>
    public const string UnnamedId = MaskingRuleIds.UnnamedArgument;

    /// <summary>Under this id is the rest of a text that would take too long to search.</summary>
    public const string SpentId = MaskingRuleIds.Budget;

    private readonly List<MaskRule> _all = [];
    private readonly List<(KeyDecision Any, KeyDecision TextOnly)> _decisions = [];
    private readonly MaskRule?[] _byKeyRule = new MaskRule?[KeyRules.All.Count];
    private readonly MaskRule?[] _byDetector = new MaskRule?[DetectorRules.All.Count];
    private readonly WordSet _allowed;
    private readonly bool _allowsAny;

    public PolicyRules(MaskingOptions options, RuleStyles styles)
    {
        Fault = Add(new MaskRule(FaultId, RuleClass.Secret, styles.Full, 0) { IsTyped = true, TakesDates = true });
        Marked = Add(new MaskRule(MarkedId, RuleClass.Secret, styles.Full, 1) { TakesDates = true, TakesAnyType = true });
        Listed = Add(new MaskRule(ListedId, RuleClass.Personal, StarsStyle.Default, 2) { TakesDates = true });
        Encoded = Add(new MaskRule(EncodedId, RuleClass.Secret, styles.Full, 3));
        Unnamed = Add(new MaskRule(UnnamedId, RuleClass.Secret, styles.Token, 4));
        ListedEmail = Add(new MaskRule(ListedId, RuleClass.Personal, styles.Of(KeyForm.Email), 5) { TakesDates = true });

        Spent = Add(new MaskRule(SpentId, RuleClass.Secret, styles.Full, 6) { IsTyped = true, TakesDates = true });

        var isOn = Selection(options);
        AddKeyRules(options, styles, isOn);
        var detectors = AddDetectors(options, styles, isOn, out var areUsual);

        // Compiling the shapes takes a while, and nearly everybody wants the same.
        Values = areUsual && !options.RrnNeedsContext && options.MinimumConfidence == Confidence.Medium
            ? ValueScanner.Default
            : new ValueScanner(detectors, options.RrnNeedsContext, options.MinimumConfidence);

        // Most have no detectors and keys of their own.
        Custom = options.Detectors.Count > 0 ? AddCustomDetectors(options, styles) : [];
        var keys = options.SensitiveKeys.Count > 0 ? AddCustomKeys(options, styles) : [];
        var allowed = options.AllowedKeys.Count > 0 ? Allowed(options) : [];
        var names = allowed.Length > 0 ? NamesOf(allowed) : [];
        CustomKeys = new CustomKeys(keys.Length > 0 ? NamesOf(keys) : [], options.KeyMatching);
        _allowed = new(names);
        _allowsAny = names.Length > 0;
        OffUnder = allowed.Length > 0 ? RulesOffOf(allowed) : [];
        Paths = keys.Length > 0 || allowed.Length > 0 ? PathsOf(keys, allowed) : [];
    }

    public int Count => _all.Count;

    public ValueScanner Values { get; }

    public int LeastShownOfTokens { get; private set; } = int.MaxValue;

    public CustomDetector[] Custom { get; }

    public CustomKeys CustomKeys { get; }

    public PathRule[] Paths { get; }

    public MaskRule Fault { get; }

    public MaskRule Marked { get; }

    public MaskRule Listed { get; }

    public MaskRule ListedEmail { get; }

    public MaskRule Encoded { get; }

    public MaskRule Unnamed { get; }

    public MaskRule Spent { get; }

    /// <summary>Names, as <see cref="NameKey"/> has them, under which a rule is off.</summary>
    public RuleOff[] OffUnder { get; }

    public bool HasRulesOff => OffUnder.Length > 0;

    /// <summary>Gets the rules about texts: those that are on, and those that hide what is not judged.</summary>
    public IEnumerable<MaskRule> OfTexts => _all.Where(rule => rule != Marked && rule != Listed && rule != ListedEmail && rule != Unnamed);

    public MaskRule At(int index) => _all[index];

    public MaskRule Of(DetectorRule detector) => _byDetector[detector.Index] ?? Fault;

    public KeyDecision DecisionFor(MaskRule rule, bool textOnly) => textOnly ? _decisions[rule.Index].TextOnly : _decisions[rule.Index].Any;

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

    public bool IsAllowed(ReadOnlySpan<char> key)
    {
        if (!_allowsAny)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[KeyWords.MaxLength];
        return _allowed.Contains(buffer[..NameKey.Write(key, buffer)]);
    }

    private static Func<string, RuleClass, bool, bool> Selection(MaskingOptions options)
    {
        var enabled = options.EnabledRules.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var disabled = options.DisabledRules.ToHashSet(StringComparer.OrdinalIgnoreCase);

        // Addresses are wanted or not: a detector of them brings the keys along.
        if (enabled.Contains(DetectorRules.Ipv4) || enabled.Contains(DetectorRules.Ipv6))
        {
            enabled.Add("key-ip");
        }

        return (id, ruleClass, optIn) => (!optIn || enabled.Contains(id)) && !disabled.Contains(id) && (options.PersonalData || ruleClass == RuleClass.Secret || enabled.Contains(id));
    }

    private void AddKeyRules(MaskingOptions options, RuleStyles styles, Func<string, RuleClass, bool, bool> isOn)
    {
        for (var index = 0; index < KeyRules.All.Count; index++)
        {
            var rule = KeyRules.All[index];
            if (rule.Id == KeyRules.Custom || !isOn(rule.Id, rule.Class, rule.OptIn))
            {
                continue;
            }

            _byKeyRule[index] = Add(new MaskRule(rule.Id, rule.Class, StyleOf(options, rule.Id, styles.Of(rule.Form)), _all.Count)
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

    // The ids of those that are on, and whether they are the ones that are on unless settings say otherwise.
    private List<string> AddDetectors(MaskingOptions options, RuleStyles styles, Func<string, RuleClass, bool, bool> isOn, out bool areUsual)
    {
        var ids = new List<string>(DetectorRules.All.Count);
        areUsual = true;
        foreach (var detector in DetectorRules.All)
        {
            var wanted = isOn(detector.Id, detector.Class, detector.OptIn) && detector.Confidence >= options.MinimumConfidence;
            areUsual &= wanted == !detector.OptIn;
            if (!wanted)
            {
                continue;
            }

            ids.Add(detector.Id);
            var rule = Add(OfDetector(detector, options, styles));
            _byDetector[detector.Index] = rule;
            if (detector.Style is DetectorStyle.Token or DetectorStyle.Full && detector.Id != DetectorRules.CardTrack)
            {
                LeastShownOfTokens = Math.Min(LeastShownOfTokens, rule.Shown);
            }
        }

        return ids;
    }

    private MaskRule OfDetector(DetectorRule rule, MaskingOptions options, RuleStyles styles) =>
        new(rule.Id, rule.Class, StyleOf(options, rule.Id, styles.Of(rule.Style)), _all.Count)
        {
            Confidence = rule.Confidence,
            NeedsScheme = rule.Style == DetectorStyle.AuthScheme && !options.Styles.ContainsKey(rule.Id),
            Marks = rule.Class == RuleClass.Personal && rule.Style != DetectorStyle.Ip && rule.Id != DetectorRules.Mac,
        };

    private CustomDetector[] AddCustomDetectors(MaskingOptions options, RuleStyles styles)
    {
        var personal = PersonalOf(options);
        var detectors = new List<CustomDetector>(options.Detectors.Count);
        foreach (var (id, pattern) in options.Detectors)
        {
            if (!options.DisabledRules.Contains(id, StringComparer.OrdinalIgnoreCase))
            {
                detectors.Add(new CustomDetector(pattern, Add(new MaskRule(id, ClassOf(id, personal), StyleOf(options, id, styles.Full), _all.Count))));
            }
        }

        return [.. detectors];
    }

    private CustomKey[] AddCustomKeys(MaskingOptions options, RuleStyles styles)
    {
        var personal = PersonalOf(options);
        return
        [
            .. options.SensitiveKeys.Select(key =>
                new CustomKey(key.Trim(), Add(new MaskRule(KeyRules.Custom, ClassOf(key, personal), StyleOf(options, key, styles.Token), _all.Count) { TakesDates = true, Key = key.Trim() }))),
        ];
    }

    private static AllowedKey[] Allowed(MaskingOptions options) => [.. options.AllowedKeys.Select(AllowedKey.Parse)];

    private static CustomKey[] NamesOf(CustomKey[] keys) => [.. keys.Where(static key => !PathPattern.IsPath(key.Name))];

    private static string[] NamesOf(AllowedKey[] allowed) =>
        [.. allowed.Where(static key => key.RuleOff is null && !PathPattern.IsPath(key.Key)).Select(static key => NameKey.Of(key.Key)).Distinct()];

    private static RuleOff[] RulesOffOf(AllowedKey[] allowed) =>
        [.. allowed.Where(static key => key.RuleOff is not null && !PathPattern.IsPath(key.Key)).Select(static key => new RuleOff(NameKey.Of(key.Key), key.RuleOff!))];

    private static PathRule[] PathsOf(CustomKey[] keys, AllowedKey[] allowed) =>
    [
        .. keys.Where(static key => PathPattern.IsPath(key.Name)).Select(static key => new PathRule(PathPattern.TryParse(key.Name)!, key.Rule, null)),
        .. allowed.Where(static key => PathPattern.IsPath(key.Key)).Select(static key => new PathRule(PathPattern.TryParse(key.Key)!, null, key.RuleOff)),
    ];

    private static HashSet<string> PersonalOf(MaskingOptions options) => options.PersonalRules.ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static RuleClass ClassOf(string id, HashSet<string> personal) => personal.Contains(id) ? RuleClass.Personal : RuleClass.Secret;

    private static MaskStyle StyleOf(MaskingOptions options, string id, MaskStyle otherwise) => options.Styles.TryGetValue(id.Trim(), out var style) ? style : otherwise;

    private MaskRule Add(MaskRule rule)
    {
        _all.Add(rule);
        _decisions.Add((new KeyDecision(rule, textOnly: false), new KeyDecision(rule, textOnly: true)));
        return rule;
    }
}
