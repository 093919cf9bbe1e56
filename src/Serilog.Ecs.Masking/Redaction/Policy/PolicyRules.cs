using System.Collections.Frozen;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>The rules of one policy: those of the pack that are on, and the user's own.</summary>
internal sealed class PolicyRules
{
    /// <summary>Under this id go values that an attribute, a wrapper type or a foreign marker hides.</summary>
    public const string MarkedId = "marked";

    /// <summary>Under this id go values that the event's own <c>Pii</c> list hides.</summary>
    public const string ListedId = "pii-list";

    /// <summary>Under this id go values that could not be judged.</summary>
    public const string FaultId = "fault";

    /// <summary>Under this id go texts that were hidden whole because their decoded form holds something to hide.</summary>
    public const string EncodedId = "base64";

    /// <summary>Under this id go arguments for which the template has no hole.</summary>
    public const string UnnamedId = "unnamed-argument";

    private readonly List<MaskRule> _all = [];
    private readonly List<(KeyDecision Any, KeyDecision TextOnly)> _decisions = [];
    private readonly MaskRule?[] _byKeyRule = new MaskRule?[KeyRules.All.Count];
    private readonly FrozenDictionary<string, MaskRule> _byDetector;
    private readonly WordSet _allowed;
    private readonly bool _allowsAny;

    public PolicyRules(MaskingOptions options, RuleStyles styles)
    {
        Fault = Add(new MaskRule(FaultId, RuleClass.Secret, styles.Full, 0) { IsTyped = true, TakesDates = true });
        Marked = Add(new MaskRule(MarkedId, RuleClass.Secret, styles.Full, 1) { TakesDates = true });
        Listed = Add(new MaskRule(ListedId, RuleClass.Personal, StarsStyle.Default, 2) { TakesDates = true });
        Encoded = Add(new MaskRule(EncodedId, RuleClass.Secret, styles.Full, 3));
        Unnamed = Add(new MaskRule(UnnamedId, RuleClass.Secret, styles.Token, 4));
        ListedEmail = Add(new MaskRule(ListedId, RuleClass.Personal, styles.Of(KeyForm.Email), 5) { TakesDates = true });

        var isOn = Selection(options);
        AddKeyRules(options, styles, isOn);
        var detectors = DetectorRules.All.Where(rule => isOn(rule.Id, rule.Class, rule.OptIn)).ToArray();
        _byDetector = detectors.ToFrozenDictionary(rule => rule.Id, rule => Add(OfDetector(rule, options, styles)));

        LeastShownOfTokens = detectors.Where(static rule => rule.Style is DetectorStyle.Token or DetectorStyle.Full).Select(rule => Of(rule).Shown).DefaultIfEmpty(int.MaxValue).Min();

        // Compiling the shapes takes a while, and nearly everybody wants the same.
        Values = !options.RrnNeedsContext && detectors.SequenceEqual(DetectorRules.All.Where(rule => !rule.OptIn))
            ? ValueScanner.Default
            : new ValueScanner(detectors.Select(rule => rule.Id), options.RrnNeedsContext);

        var personal = options.PersonalRules.ToHashSet(StringComparer.OrdinalIgnoreCase);
        RuleClass ClassOf(string id) => personal.Contains(id) ? RuleClass.Personal : RuleClass.Secret;
        Custom =
        [
            .. options.Detectors.Where(detector => !options.DisabledRules.Contains(detector.Key, StringComparer.OrdinalIgnoreCase)).Select(detector =>
                new CustomDetector(detector.Value, Add(new MaskRule(detector.Key, ClassOf(detector.Key), StyleOf(options, detector.Key, styles.Full), _all.Count)))),
        ];

        var keys = options.SensitiveKeys.Select(key => new CustomKey(key.Trim(), Add(new MaskRule(KeyRules.Custom, ClassOf(key), StyleOf(options, key, styles.Token), _all.Count) { TakesDates = true }))).ToArray();
        CustomKeys = new CustomKeys([.. keys.Where(key => !PathPattern.IsPath(key.Name))], options.KeyMatching);
        var allowed = options.AllowedKeys.Select(AllowedKey.Parse).ToArray();
        var names = allowed.Where(key => key.RuleOff is null && !PathPattern.IsPath(key.Key)).Select(key => NameKey.Of(key.Key)).Distinct().ToArray();
        _allowed = new(names);
        _allowsAny = names.Length > 0;
        OffUnder = [.. allowed.Where(key => key.RuleOff is not null && !PathPattern.IsPath(key.Key)).Select(key => (NameKey.Of(key.Key), key.RuleOff!))];
        Paths =
        [
            .. keys.Where(key => PathPattern.IsPath(key.Name)).Select(key => new PathRule(PathPattern.TryParse(key.Name)!, key.Rule, null)),
            .. allowed.Where(key => PathPattern.IsPath(key.Key)).Select(key => new PathRule(PathPattern.TryParse(key.Key)!, null, key.RuleOff)),
        ];
    }

    public int Count => _all.Count;

    public ValueScanner Values { get; }

    public int LeastShownOfTokens { get; }

    public CustomDetector[] Custom { get; }

    public CustomKeys CustomKeys { get; }

    public PathRule[] Paths { get; }

    public MaskRule Fault { get; }

    public MaskRule Marked { get; }

    public MaskRule Listed { get; }

    public MaskRule ListedEmail { get; }

    public MaskRule Encoded { get; }

    public MaskRule Unnamed { get; }

    /// <summary>Names, as <see cref="NameKey"/> has them, under which a rule is off.</summary>
    public (string Name, string RuleOff)[] OffUnder { get; }

    public bool HasRulesOff => OffUnder.Length > 0;

    public MaskRule At(int index) => _all[index];

    public MaskRule Of(DetectorRule detector) => _byDetector.GetValueOrDefault(detector.Id) ?? Fault;

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
                IsHeadNoun = (KeyVocabulary.HeadNounRules & (1UL << index)) != 0,
                LinksPeople = rule.Id == KeyRules.LinkedIdentity,
                NamesPeople = rule.Form == KeyForm.Name,
                TakesDates = rule.Form == KeyForm.BirthDate,
                Marks = rule.Class == RuleClass.Personal && rule.Form != KeyForm.Network,
            });
        }
    }

    private MaskRule OfDetector(DetectorRule rule, MaskingOptions options, RuleStyles styles) =>
        new(rule.Id, rule.Class, StyleOf(options, rule.Id, styles.Of(rule.Style)), _all.Count)
        {
            NeedsScheme = rule.Style == DetectorStyle.AuthScheme && !options.Styles.ContainsKey(rule.Id),
            Marks = rule.Class == RuleClass.Personal && rule.Style != DetectorStyle.Ip && rule.Id != DetectorRules.Mac,
        };

    private static MaskStyle StyleOf(MaskingOptions options, string id, MaskStyle otherwise) => options.Styles.TryGetValue(id.Trim(), out var style) ? style : otherwise;

    private MaskRule Add(MaskRule rule)
    {
        _all.Add(rule);
        _decisions.Add((new KeyDecision(rule, textOnly: false), new KeyDecision(rule, textOnly: true)));
        return rule;
    }
}
