using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Enrichers;
using Serilog.Ecs.Masking.Fields;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Masks the values of an event. What has nothing to hide is returned as it is; only changed branches are built anew.</summary>
internal sealed class ValueMasker(EventMasking masking)
{
    // Deeper and larger trees are not written either; a cycle would never end.
    private const int MaxDepth = 40;
    private const int MaxValues = 65_536;

    private static readonly ScalarValue Cut = new("…");

    private readonly ScalarMasker _scalars = new(masking);
    private int _values;
    private int _depth;

    private MaskingPolicy Policy => masking.Policy;

    public void Clear()
    {
        _values = 0;
        _depth = 0;
    }

    /// <summary>Masks the value of a property of the event.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="decision">What the policy says about the name.</param>
    /// <param name="value">The value.</param>
    /// <param name="named">Properties that the template's text names.</param>
    public LogEventPropertyValue MaskProperty(string name, NameDecision decision, LogEventPropertyValue value, KeyValuePair<string, MaskRule>[] named)
    {
        // Nearly every property is a plain value under a name that says nothing.
        if (named.Length == 0 && IsPlain(decision, value) && masking.Scope is null)
        {
            return decision.IsSteady && ((ScalarValue)value).Value is string steady && Policy.Decide(steady).IsClean
                ? value
                : _scalars.Search((ScalarValue)value);
        }

        if (value is ServiceIdentityValue or EventIdentityValue or PersonalDataMark)
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

        if (masking.Scope is { } scope && ScopeNames.IsPosition(name) && value is ScalarValue { Value: string positional })
        {
            rule = MaskRule.Stricter(rule, ScopeNames.RuleOf(scope, positional, Policy));
        }

        return rule is null && decision.IsUnnamed
            ? MaskUnder(UnnamedArgument.RuleFor(value, Policy), textOnly: false, value)
            : Mask(name, decision.Key, value, rule);
    }

    // A value of Serilog's own, to which neither a name nor a place says anything.
    private bool IsPlain(NameDecision decision, LogEventPropertyValue value) =>
        decision.Key.Rule is null && !decision.IsUnnamed && !masking.TracksPaths && value.GetType() == typeof(ScalarValue);

    /// <summary>Returns a name with its secrets masked: the same instance where there are none.</summary>
    public string Name(string name, NameDecision? decision = null) =>
        decision is { IsClean: true } && masking.Echo.Count == 0 ? name : _scalars.Name(name);

    /// <summary>Masks the value of a property or member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value.</param>
    /// <param name="inherited">The rule of what is around it, or of the text before the hole that it fills.</param>
    public LogEventPropertyValue Mask(string name, LogEventPropertyValue value, MaskRule? inherited = null) =>
        Mask(name, Policy.Decide(name).Key, value, inherited);

    private LogEventPropertyValue Mask(string name, KeyDecision decision, LogEventPropertyValue value, MaskRule? inherited)
    {
        var rule = MaskRule.Stricter(inherited, decision.Rule);
        if (!masking.TracksPaths)
        {
            return MaskUnder(rule, decision.TextOnly && ReferenceEquals(rule, decision.Rule), value);
        }

        masking.Path.Push(name);
        var off = masking.OffCount;
        try
        {
            rule = AtPath(name, rule, inherited, decision);
            return MaskUnder(rule, decision.TextOnly && ReferenceEquals(rule, decision.Rule), value);
        }
        finally
        {
            masking.PopOff(off);
            masking.Path.Pop();
        }
    }

    /// <summary>Masks a value under a rule, or by what it holds where there is none.</summary>
    public LogEventPropertyValue MaskUnder(MaskRule? rule, bool textOnly, LogEventPropertyValue value)
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
                MaskedValue masked => Noted(masked),
                ScalarValue scalar => _scalars.Mask(rule, textOnly, scalar),
                SequenceValue sequence => MaskSequence(rule, textOnly, sequence),
                StructureValue structure => MaskStructure(rule, structure),
                DictionaryValue dictionary => MaskDictionary(rule, dictionary),
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

    private MaskedValue Noted(MaskedValue value)
    {
        if (!masking.LooksAgain)
        {
            masking.Counts.Note(Policy, value, masking.Path);
        }

        return value;
    }

    private MaskRule? AtPath(string name, MaskRule? rule, MaskRule? inherited, KeyDecision decision)
    {
        foreach (var path in Policy.Paths)
        {
            if (!path.Pattern.Matches(masking.Path))
            {
                continue;
            }

            if (path.Rule is not null)
            {
                return path.Rule;
            }

            if (path.RuleOff is { } off)
            {
                masking.PushOff(off);
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
                    masking.PushOff(off);
                }
            }
        }

        rule = rule is not null && masking.IsOffHere(rule) ? inherited : rule;
        return !masking.Listed.IsEmpty && masking.Listed.Names(masking.Path) ? Policy.Listed : rule;
    }

    private LogEventPropertyValue MaskSequence(MaskRule? rule, bool textOnly, SequenceValue sequence)
    {
        var elements = Contents.Of(sequence);
        if (elements.Length > 0 && CharacterSequence.TextOf(elements) is { } text)
        {
            // char[] and its like: no detector sees a word in single letters.
            return _scalars.MaskSpelled(rule, text) ?? (LogEventPropertyValue)sequence;
        }

        LogEventPropertyValue[]? changed = null;
        for (var index = 0; index < elements.Length; index++)
        {
            masking.Path.Push(index);
            var masked = MaskUnder(rule ?? PairNames.OfElement(elements, index, Policy), textOnly, elements[index]);
            masking.Path.Pop();
            if (!ReferenceEquals(masked, elements[index]))
            {
                changed ??= elements.AsSpan().ToArray();
                changed[index] = masked;
            }
        }

        return changed is null ? sequence : new SequenceValue(changed);
    }

    private StructureValue MaskStructure(MaskRule? rule, StructureValue structure)
    {
        var members = Contents.Of(structure);
        LogEventProperty[]? changed = null;
        var dropped = 0;
        for (var index = 0; index < members.Length; index++)
        {
            var member = members[index];
            var decision = Policy.Decide(member.Name);
            var name = decision.IsClean && masking.Echo.Count == 0 ? member.Name : _scalars.Name(member.Name);
            var own = KnownMember.RuleOf(structure.TypeTag, member.Name, Policy) is { } known
                ? MaskRule.Stricter(rule, known)
                : decision.IsPairValue ? MaskRule.Stricter(rule, PairNames.OfStructure(members, Policy)) : rule;
            var masked = own is null && IsPlain(decision, member.Value)
                ? _scalars.Search((ScalarValue)member.Value)
                : Mask(member.Name, decision.Key, member.Value, own);
            if (!ReferenceEquals(masked, member.Value) || !ReferenceEquals(name, member.Name))
            {
                changed ??= members.AsSpan().ToArray();
                changed[index] = new LogEventProperty(name, masked);
                dropped += masked is MaskedValue { IsDropped: true } ? 1 : 0;
            }
        }

        if (changed is null)
        {
            return structure;
        }

        return new StructureValue(dropped == 0 ? changed : changed.Where(static member => member.Value is not MaskedValue { IsDropped: true }), structure.TypeTag);
    }

    private DictionaryValue MaskDictionary(MaskRule? rule, DictionaryValue dictionary)
    {
        var elements = Contents.Of(dictionary);
        List<KeyValuePair<ScalarValue, LogEventPropertyValue>>? changed = null;
        var index = 0;
        foreach (var (key, value) in elements)
        {
            var name = TreeWriter.KeyText(key);
            var maskedName = _scalars.Name(name);
            var masked = Mask(name, value, rule);
            if (changed is null && (!ReferenceEquals(masked, value) || !ReferenceEquals(name, maskedName)))
            {
                changed = [.. elements.Take(index)];
            }

            changed?.Add(new(ReferenceEquals(name, maskedName) ? key : new ScalarValue(maskedName), masked));
            index++;
        }

        return changed is null ? dictionary : new DictionaryValue(Unique(changed));
    }

    // Two keys may have one mask; a dictionary has each key once.
    private static IEnumerable<KeyValuePair<ScalarValue, LogEventPropertyValue>> Unique(List<KeyValuePair<ScalarValue, LogEventPropertyValue>> elements)
    {
        var taken = new HashSet<object>();
        foreach (var (key, value) in elements)
        {
            if (value is MaskedValue { IsDropped: true })
            {
                continue;
            }

            var unique = key;
            for (var number = 2; !taken.Add(unique.Value ?? unique); number++)
            {
                unique = new ScalarValue(key.Value + " (" + number.ToString(System.Globalization.CultureInfo.InvariantCulture) + ")");
            }

            yield return new(unique, value);
        }
    }
}
