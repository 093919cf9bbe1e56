using Serilog.Ecs.Masking.Redaction.Indexing;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Memory;
using Serilog.Ecs.Masking.Redaction.Paths;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>The masking options for text and names, compiled once, immutable and shared by all threads.</summary>
internal class MaskingPolicy
{
    private readonly NameMemo<KeyDecision> _byText = new();
    private readonly KeyDecision[] _harmless = KeyDecision.CreateHarmless();
    private readonly KeyMatching _matching;
    private readonly PolicyRules _rules;
    private readonly bool _needsNames;

    public MaskingPolicy(MaskingOptions options)
    {
        Mode = options.Mode;
        Classifications = options.Classifications;
        Report = options.Report;
        Placeholder = options.Placeholder;
        DecodesBase64 = options.DecodeBase64;
        _matching = options.KeyMatching;
        _rules = new PolicyRules(options, new RuleStyles(options, key => Decide(key).Rule is not null));
        Stems = options.SensitiveKeys.Count == 0 && options.EnabledRules.Count == 0
            ? KeyStems.Default
            : KeyStems.With(options.SensitiveKeys, options.EnabledRules.Count > 0);
        MinimumConfidence = options.MinimumConfidence;
        Frames = new KnownFrames(this);
        Names = new KnownNames(this);
        _needsNames = Array.Exists(Custom, static detector => detector.NeedsName);
        HasOnlyKeysAndShapes = Custom.Length == 0 && !DecodesBase64;
    }

    public MaskingMode Mode { get; }

    public MaskedReport Report { get; }

    /// <summary>Gets the text that replaces a hidden value.</summary>
    public string Placeholder { get; }

    /// <summary>How values with a data classification are masked.</summary>
    public IClassificationStyles? Classifications { get; }

    public bool DecodesBase64 { get; }

    /// <summary>Whether it has no finders besides keys and shapes.</summary>
    public bool HasOnlyKeysAndShapes { get; }

    /// <summary>Finds values by their shape.</summary>
    public ValueScanner Values => _rules.Values;

    /// <summary>
    /// How little the mask of a token shows that was found by its shape, what cards hold aside, in the ranks of <see cref="MaskRule.Shown"/>.
    /// </summary>
    public int LeastShownOfTokens => _rules.LeastShownOfTokens;

    /// <summary>Gets how little the mask of an e-mail address shows.</summary>
    public int LeastShownOfAddresses => _rules.LeastShownOfAddresses;

    /// <summary>Gets the stems of the names that the policy knows.</summary>
    public StemSet Stems { get; }

    /// <summary>Gets the confidence from which on values are hidden.</summary>
    public Confidence MinimumConfidence { get; }

    /// <summary>The rule that hides the rest of a text that would take too long to search.</summary>
    public MaskRule Spent => _rules.Spent;

    /// <summary>Gets what is known about the names of texts.</summary>
    public KnownNames Names { get; }

    /// <summary>Gets the texts that hold nothing to hide.</summary>
    public KnownTexts KnownTexts { get; } = new();

    /// <summary>Does the same for texts with stack traces.</summary>
    public KnownFrames Frames { get; }

    /// <summary>Finds values by users' own expressions.</summary>
    public CustomDetector[] Custom => _rules.Detectors;

    /// <summary>The rules for single paths.</summary>
    public PathRule[] Paths => _rules.Users.Paths;

    /// <summary>The rule that hides values that could not be judged.</summary>
    public MaskRule Fault => _rules.Fault;

    /// <summary>The rule that hides values of an event's own list.</summary>
    public MaskRule Listed => _rules.Listed;

    /// <summary>The rule that hides e-mail addresses of an event's own list.</summary>
    public MaskRule ListedEmail => _rules.ListedEmail;

    /// <summary>The rule that hides encoded text with a secret in it.</summary>
    public MaskRule Encoded => _rules.Encoded;

    /// <summary>The rule that hides arguments without a name.</summary>
    public MaskRule Unnamed => _rules.Unnamed;

    /// <summary>Gets the rules about texts.</summary>
    public IEnumerable<MaskRule> RulesOfTexts => _rules.OfTexts;

    /// <summary>How many rules there are; each has a place below.</summary>
    public int RuleCount => _rules.Count;

    /// <summary>Names, as <see cref="Words.NameKey"/> has them, under which a rule is off.</summary>
    public RuleOff[] OffUnder => _rules.Users.OffUnder;

    /// <summary>Whether anything depends on where a value is.</summary>
    public bool NeedsPaths => Paths.Length > 0 || HasRulesOff || Report == MaskedReport.Paths || _needsNames;

    public bool HasRulesOff => OffUnder.Length > 0;

    /// <summary>Returns the rule of this policy for the rule of a detector.</summary>
    public MaskRule RuleOf(DetectorRule detector) => _rules.Of(detector);

    /// <summary>Returns the rule of a value that an attribute hides.</summary>
    /// <param name="style">The form of the mask, or <see langword="null"/> for the placeholder.</param>
    /// <param name="isPersonal">Whether the value is personal data.</param>
    /// <param name="isFinal">Whether the form holds even where another rule would show less.</param>
    public MaskRule MarkedRule(MaskStyle? style, bool isPersonal = false, bool isFinal = false)
    {
        var marked = _rules.Marked;
        return style is null && !isPersonal
            ? marked
            : new MaskRule(marked.Id, isPersonal ? RuleClass.Personal : marked.Class, style ?? marked.Style, marked.Index, isFinal)
            {
                TakesDates = true,
                TakesAnyType = true,
            };
    }

    /// <summary>The name of a rule by its place.</summary>
    public MaskRule RuleAt(int index) => _rules.At(index);

    /// <summary>Decides about a word of a text.</summary>
    public KeyDecision Decide(ReadOnlySpan<char> name)
    {
        var decision = _byText.Find(name, out var hash);
        if (decision is null)
        {
            decision = Compile(name);
            _byText.Remember(hash, decision);
        }

        return decision;
    }

    /// <summary>Decides about a name without the cache.</summary>
    protected KeyDecision Compile(ReadOnlySpan<char> key)
    {
        Span<char> letters = stackalloc char[KeyWords.MaxLength];
        Span<byte> ends = stackalloc byte[KeyWords.MaxLength];
        if (HangulJamo.IsIn(key) && key.Length <= KeyWords.MaxLength)
        {
            Span<char> buffer = stackalloc char[KeyWords.MaxLength];
            var composed = buffer[..HangulJamo.Compose(key, buffer)];
            if (composed.Length < key.Length)
            {
                return Compile(composed.ToString());
            }
        }

        var words = KeyWords.Of(key, letters, ends);
        if (_rules.Users.Keys.Find(key, words) is { } custom)
        {
            return _rules.DecisionFor(custom, textOnly: false);
        }

        if (_rules.Users.IsAllowed(key))
        {
            return KeyDecision.HarmlessFor(key, _harmless);
        }

        var hit = KeyClassifier.Classify(words, _matching == KeyMatching.Exact);
        var bits = hit.Rules;
        var textOnly = hit.TextOnly;
        if (_matching == KeyMatching.Substring && KeyClassifier.ClassifyBySubstring(key) is var parts and not 0)
        {
            bits |= parts;
            textOnly = false;
        }

        return _rules.Strictest(bits) is { } rule ? _rules.DecisionFor(rule, textOnly) : KeyDecision.HarmlessFor(key, _harmless);
    }
}
