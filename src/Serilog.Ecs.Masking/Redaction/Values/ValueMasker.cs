using Serilog.Ecs.Masking.Enrichers;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Words;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Values;

/// <summary>Masks the values of an event. A value without secrets is returned as it is; only changed branches are copied.</summary>
internal sealed class ValueMasker
{
    // Deeper and larger trees are not written either; a cycle would never end.
    private const int MaxDepth = 40;
    private const int MaxValues = 65_536;

    private static readonly ScalarValue Cut = new("…");

    private readonly EventMasking _masking;
    private readonly ScalarMasker _scalars;
    private readonly TreeMasker _trees;
    private int _values;
    private int _depth;
    private bool _isListOfWords;

    public ValueMasker(EventMasking masking)
    {
        _masking = masking;
        _scalars = new ScalarMasker(masking);
        _trees = new TreeMasker(masking, this, _scalars);
    }

    private EventPolicy Policy => _masking.Policy;

    public void Clear()
    {
        _values = 0;
        _depth = 0;
    }

    /// <summary>Masks the value of a property of the event.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="decision">The decision of the policy about the name.</param>
    /// <param name="value">The value.</param>
    /// <param name="named">Properties that the template's text names.</param>
    public LogEventPropertyValue MaskProperty(string name, NameDecision decision, LogEventPropertyValue value, KeyValuePair<string, MaskRule>[] named)
    {
        // Nearly every property is a plain value under a harmless name.
        if (named.Length == 0 && IsPlain(decision, value) && _masking.Scope is null)
        {
            return decision.IsSteady && ((ScalarValue)value).Value is string steady && Policy.Decide(steady).IsClean
                ? value
                : _scalars.Search((ScalarValue)value);
        }

        if (value is ServiceIdentityValue or EventIdentityValue or SpanIdValue or PersonalDataMark)
        {
            return value;
        }

        MaskRule? rule = null;
        foreach (var (property, own) in named)
        {
            if (property == name)
            {
                rule = MaskRule.Stricter(rule, own);
            }
        }

        if (_masking.Scope is { } scope && ScopeNames.IsPosition(name) && value is ScalarValue { Value: string positional })
        {
            rule = MaskRule.Stricter(rule, ScopeNames.RuleOf(scope, positional, Policy));
        }

        _isListOfWords = decision.IsListOfWords;
        var masked = rule is null && decision.IsUnnamed
            ? MaskUnder(UnnamedArgument.RuleFor(value, Policy), textOnly: false, value)
            : Mask(name, decision.Key, value, rule);
        _isListOfWords = false;
        return masked;
    }

    /// <summary>Whether the options say that the value of a property is never touched.</summary>
    public bool IsUntouched(string name)
    {
        foreach (var (key, off) in Policy.OffUnder)
        {
            if (off == AllowedKey.EveryRule && NameKey.Matches(name, key))
            {
                return true;
            }
        }

        _masking.Path.Push(name);
        var isUntouched = Policy.Paths.Any(path => path.RuleOff == AllowedKey.EveryRule && path.Pattern.Matches(_masking.Path));
        _masking.Path.Pop();
        return isUntouched;
    }

    /// <summary>Returns whether it is a value of Serilog's own, about which neither name nor path decides.</summary>
    public bool IsPlain(NameDecision decision, LogEventPropertyValue value) =>
        decision.Key.Rule is null && !decision.IsUnnamed && !_masking.TracksPaths && value.GetType() == typeof(ScalarValue);

    /// <summary>Returns a name with its secrets masked: the same instance if there are none.</summary>
    public string Name(string name, NameDecision? decision = null) =>
        decision is { IsClean: true } && !_masking.Echo.IsIn(name) ? name : _scalars.Name(name);

    /// <summary>Masks the value of a property or member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value.</param>
    /// <param name="inherited">The rule of what is around it, or of the text before the hole that it fills.</param>
    public LogEventPropertyValue Mask(string name, LogEventPropertyValue value, MaskRule? inherited = null) =>
        Mask(name, Policy.Decide(name).Key, value, inherited);

    /// <summary>Does the same where the decision about the name is known.</summary>
    public LogEventPropertyValue Mask(string name, KeyDecision decision, LogEventPropertyValue value, MaskRule? inherited)
    {
        var own = IsDirectory(name, decision, value) ? null : decision.Rule;
        var rule = MaskRule.Stricter(inherited, own);
        if (!_masking.TracksPaths)
        {
            return MaskUnder(rule, decision.TextOnly && ReferenceEquals(rule, decision.Rule), value, name);
        }

        _masking.Path.Push(name);
        var off = _masking.OffCount;
        try
        {
            rule = AtPath(name, rule, inherited, decision);
            return MaskUnder(rule, decision.TextOnly && ReferenceEquals(rule, decision.Rule), value, name);
        }
        finally
        {
            _masking.PopOff(off);
            _masking.Path.Pop();
        }
    }

    /// <summary>Masks a value under a rule, or by what it holds if there is none.</summary>
    public LogEventPropertyValue MaskUnder(MaskRule? rule, bool textOnly, LogEventPropertyValue value, string? name = null)
    {
        if (++_values > MaxValues || _depth > MaxDepth)
        {
            return value is ScalarValue ? _scalars.Fail(value) : Cut;
        }

        _depth++;
        try
        {
            return value switch
            {
                // A policy that captured the value did not know the secret's name above it, and may have shown a part.
                MaskedValue masked when !masked.IsPart || rule is not { Class: RuleClass.Secret, Shown: 0 } => Noted(masked),
                ScalarValue scalar => _scalars.Mask(rule, textOnly, scalar),
                SequenceValue sequence => _trees.MaskSequence(rule, textOnly, sequence, mayBePair: !_isListOfWords, name),
                StructureValue structure => _trees.MaskStructure(rule, structure, name),
                DictionaryValue dictionary => _trees.MaskDictionary(rule, dictionary, name),
                null => new ScalarValue(null),
                _ => _scalars.MaskUnknown(rule, value),
            };
        }
        catch (Exception)
        {
            return _scalars.Fail(value);
        }
        finally
        {
            _depth--;
        }
    }

    // PWD and OLDPWD of a shell, in a list of the environment's variables.
    private static bool IsDirectory(string name, KeyDecision decision, LogEventPropertyValue value) =>
        decision.Rule is { Id: not KeyRules.Custom }
            && name.EndsWith("PWD", StringComparison.Ordinal)
            && value is ScalarValue { Value: string text }
            && PlaceShapes.IsWorkingDirectory(text, name);

    private MaskedValue Noted(MaskedValue value)
    {
        if (!_masking.LooksAgain)
        {
            _masking.Counts.Note(Policy, value, _masking.Path);
        }

        return value;
    }

    private MaskRule? AtPath(string name, MaskRule? rule, MaskRule? inherited, KeyDecision decision)
    {
        foreach (var path in Policy.Paths)
        {
            if (!path.Pattern.Matches(_masking.Path))
            {
                continue;
            }

            if (path.Rule is not null)
            {
                return path.Rule;
            }

            if (path.RuleOff is { } off)
            {
                _masking.PushOff(off);
            }
            else if (decision.Rule?.Id != KeyRules.Custom)
            {
                rule = inherited;
            }
        }

        if (Policy.HasRulesOff)
        {
            foreach (var (key, off) in Policy.OffUnder)
            {
                if (NameKey.Matches(name, key))
                {
                    _masking.PushOff(off);
                }
            }
        }

        rule = rule is not null && _masking.IsOffHere(rule) ? inherited : rule;
        rule = rule is not null && _masking.IsOffHere(rule) ? null : rule;
        return !_masking.Listed.IsEmpty && _masking.Listed.Names(_masking.Path) ? Policy.Listed : rule;
    }
}
