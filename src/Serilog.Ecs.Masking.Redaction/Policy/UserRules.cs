using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Paths;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>The rules that users add, and what they allow.</summary>
internal sealed class UserRules
{
    private readonly MaskingOptions _options;
    private readonly RuleStyles _styles;
    private readonly RuleList _rules;
    private readonly HashSet<string> _personal;
    private readonly WordSet? _allowed;

    public UserRules(MaskingOptions options, RuleStyles styles, RuleList rules)
    {
        _options = options;
        _styles = styles;
        _rules = rules;
        _personal = options.PersonalRules.ToHashSet(StringComparer.OrdinalIgnoreCase);

        // Most have no detectors and keys of their own.
        Detectors = options.Detectors.Count > 0 ? AddDetectors() : [];
        var keys = options.SensitiveKeys.Count > 0 ? AddKeys() : [];
        var allowed = options.AllowedKeys.Count > 0 ? options.AllowedKeys.Select(AllowedKey.Parse).ToArray() : [];
        Keys = new CustomKeys(keys.Length > 0 ? [.. keys.Where(static key => !PathPattern.IsPath(key.Name))] : [], options.KeyMatching);
        _allowed = allowed.Length > 0 ? NamesOf(allowed) : null;
        OffUnder = allowed.Length > 0 ? [.. RulesOffOf(allowed)] : [];
        Paths = keys.Length > 0 || allowed.Length > 0 ? [.. PathsOf(keys, allowed)] : [];
    }

    /// <summary>Gets the detectors.</summary>
    public CustomDetector[] Detectors { get; }

    /// <summary>Gets the sensitive names.</summary>
    public CustomKeys Keys { get; }

    /// <summary>Gets the rules for single paths.</summary>
    public PathRule[] Paths { get; }

    /// <summary>Gets the names, as <see cref="NameKey"/> has them, under which a rule is off.</summary>
    public RuleOff[] OffUnder { get; }

    /// <summary>Returns whether the built-in names do not hide values of a name.</summary>
    public bool IsAllowed(ReadOnlySpan<char> name)
    {
        if (_allowed is null)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[KeyWords.MaxLength];
        return _allowed.Contains(buffer[..NameKey.Write(name, buffer)]);
    }

    private CustomDetector[] AddDetectors()
    {
        var detectors = new List<CustomDetector>(_options.Detectors.Count);
        foreach (var (id, detector) in _options.Detectors)
        {
            if (_options.DisabledRules.Contains(id, StringComparer.OrdinalIgnoreCase) || detector.Confidence < _options.MinimumConfidence)
            {
                continue;
            }

            var style = _styles.For(id, static styles => styles.Full, placeholder: detector.Placeholder);
            var ruleClass = detector.Class == RuleClass.Personal ? RuleClass.Personal : ClassOf(id);
            var rule = _rules.Add(new MaskRule(id, ruleClass, style, _rules.Count) { Confidence = detector.Confidence, Description = detector.Description });
            detectors.Add(detector.Find is { } find ? new CodeDetector(find, rule) : new PatternDetector(detector.Pattern!, rule));
        }

        return [.. detectors];
    }

    private CustomKey[] AddKeys() =>
    [
        .. _options.SensitiveKeys.Select(static key => key.Trim()).Select(key => new CustomKey(key, _rules.Add(RuleOf(key)))),
    ];

    private MaskRule RuleOf(string key) =>
        new(MaskingRuleIds.Custom, ClassOf(key), _styles.For(key, static styles => styles.Token), _rules.Count)
        {
            TakesDates = true,
            IsUsers = true,
            Key = key,
        };

    private RuleClass ClassOf(string id) => _personal.Contains(id) ? RuleClass.Personal : RuleClass.Secret;

    private static WordSet NamesOf(AllowedKey[] allowed) =>
        new(
        [
            .. allowed
                .Where(static key => key.RuleOff is null or AllowedKey.EveryRule && !PathPattern.IsPath(key.Key))
                .Select(static key => NameKey.Of(key.Key))
                .Distinct(),
        ]);

    private static IEnumerable<RuleOff> RulesOffOf(AllowedKey[] allowed) =>
        from key in allowed
        where key.RuleOff is not null && !PathPattern.IsPath(key.Key)
        from rule in key.RulesOff
        select new RuleOff(NameKey.Of(key.Key), rule);

    private static IEnumerable<PathRule> PathsOf(CustomKey[] keys, AllowedKey[] allowed)
    {
        foreach (var key in keys.Where(static key => PathPattern.IsPath(key.Name)))
        {
            yield return new PathRule(PathPattern.TryParse(key.Name)!, key.Rule, null);
        }

        foreach (var key in allowed.Where(static key => PathPattern.IsPath(key.Key)))
        {
            foreach (var rule in key.RulesOff.DefaultIfEmpty())
            {
                yield return new PathRule(PathPattern.TryParse(key.Key)!, null, rule);
            }
        }
    }
}
