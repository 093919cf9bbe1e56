using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Values;

/// <summary>Masks sequences, structures and dictionaries: each member by its name, or by the rule of what is around it.</summary>
internal sealed class TreeMasker(EventMasking masking, ValueMasker values, ScalarMasker scalars)
{
    private readonly ListPool<LogEventProperty> _members = new();
    private readonly ListPool<KeyValuePair<ScalarValue, LogEventPropertyValue>> _entries = new();

    public LogEventPropertyValue MaskSequence(MaskRule? rule, bool textOnly, SequenceValue sequence, bool mayBePair, string? name)
    {
        var elements = EventCollections.Of(sequence);
        if (elements.Length > 0 && CharacterSequence.TextOf(elements) is { } text)
        {
            // char[] and its like: no detector sees a word in single letters.
            return scalars.MaskSpelled(rule, text) ?? (LogEventPropertyValue)sequence;
        }

        LogEventPropertyValue[]? changed = null;
        for (var index = 0; index < elements.Length; index++)
        {
            masking.Path.Push(index);
            var masked = values.MaskUnder(rule ?? (mayBePair ? PairValues.OfElement(elements, index, masking.Policy) : null), textOnly, elements[index], name);
            masking.Path.Pop();
            if (!ReferenceEquals(masked, elements[index]))
            {
                changed ??= elements.AsSpan().ToArray();
                changed[index] = masked;
            }
        }

        return changed is null ? sequence : new SequenceValue(changed);
    }

    public StructureValue MaskStructure(MaskRule? rule, StructureValue structure, string? parent)
    {
        structure = structure.TypeTag == TextSegment.TypeTag && masking.Policy.Mode != MaskingMode.Audit ? TextSegment.WithoutBuffer(structure) : structure;
        var members = EventCollections.Of(structure);
        var known = masking.Policy.Decide(members);
        if (known is { AreOrdinary: true } && rule is null && !masking.TracksPaths)
        {
            return MaskOrdinary(structure, members, known);
        }

        List<LogEventProperty>? changed = null;
        for (var index = 0; index < members.Length; index++)
        {
            var member = members[index];
            var decision = known is null ? masking.Policy.Decide(member.Name) : known.Names[index];
            var name = decision.IsClean && !masking.Echo.IsIn(member.Name) ? member.Name : scalars.Name(member.Name);
            var own = MaskRule.Stricter(rule, KnownMember.RuleOf(structure.TypeTag, member.Name, decision, members.Length, masking.Policy));
            own = parent is not null && PairNames.IsNamedByParent(member.Name)
                ? MaskRule.Stricter(own, PairNames.RuleOfParent(parent, member.Name, masking.Policy))
                : own;
            own = decision.IsPairValue ? MaskRule.Stricter(own, PairValues.OfStructure(members, masking.Policy)) : own;
            var masked = own is null && values.IsPlain(decision, member.Value)
                ? scalars.Search((ScalarValue)member.Value)
                : values.Mask(member.Name, decision.Key, member.Value, own);
            var isChanged = !ReferenceEquals(masked, member.Value) || !ReferenceEquals(name, member.Name);
            changed ??= isChanged ? _members.Rent(members.AsSpan(0, index)) : null;
            if (!isChanged || masked is not MaskedValue { IsDropped: true })
            {
                changed?.Add(isChanged ? new LogEventProperty(name, masked) : member);
            }
        }

        return changed is null ? structure : Copy(changed, structure.TypeTag);
    }

    // As above, for the members of nearly all structures: all names are harmless, so only their content counts.
    private StructureValue MaskOrdinary(StructureValue structure, LogEventProperty[] members, StructureDecisions known)
    {
        List<LogEventProperty>? changed = null;
        for (var index = 0; index < members.Length; index++)
        {
            var member = members[index];
            var value = member.Value;
            var masked = value.GetType() == typeof(ScalarValue)
                ? scalars.Search((ScalarValue)value)
                : values.MaskUnder(null, textOnly: false, value, member.Name);
            var name = !masking.Echo.IsIn(member.Name) ? member.Name : scalars.Name(member.Name);
            var isChanged = !ReferenceEquals(masked, value) || !ReferenceEquals(name, member.Name);
            changed ??= isChanged ? _members.Rent(members.AsSpan(0, index)) : null;
            changed?.Add(isChanged ? new LogEventProperty(name, masked) : member);
        }

        return changed is null ? structure : Copy(changed, structure.TypeTag);
    }

    // Serilog copies the members into an array of its own.
    private StructureValue Copy(List<LogEventProperty> members, string? typeTag)
    {
        var copy = new StructureValue(members, typeTag);
        _members.Return(members);
        return copy;
    }

    public DictionaryValue MaskDictionary(MaskRule? rule, DictionaryValue dictionary, string? parent)
    {
        var elements = EventCollections.Of(dictionary);
        List<KeyValuePair<ScalarValue, LogEventPropertyValue>>? changed = null;
        var needsCare = false;
        var index = 0;
        foreach (var (key, value) in elements)
        {
            var name = ScalarText.TextOf(key.Value);
            var decision = masking.Policy.Decide(name);
            var maskedName = decision.IsClean && !masking.Echo.IsIn(name) ? name : scalars.Name(name);
            var own = parent is not null && PairNames.IsNamedByParent(name)
                ? MaskRule.Stricter(rule, PairNames.RuleOfParent(parent, name, masking.Policy))
                : rule;
            var masked = own is null && values.IsPlain(decision, value) ? scalars.Search((ScalarValue)value) : values.Mask(name, decision.Key, value, own);
            if (changed is null && (!ReferenceEquals(masked, value) || !ReferenceEquals(name, maskedName)))
            {
                changed = _entries.Rent([]);
                AddFirst(changed, elements, index);
            }

            needsCare |= !ReferenceEquals(name, maskedName) || masked is MaskedValue { IsDropped: true };
            changed?.Add(new(ReferenceEquals(name, maskedName) ? key : new ScalarValue(maskedName), masked));
            index++;
        }

        if (changed is null)
        {
            return dictionary;
        }

        var copy = new DictionaryValue(needsCare ? Unique(changed) : changed);
        _entries.Return(changed);
        return copy;
    }

    private static void AddFirst(
        List<KeyValuePair<ScalarValue, LogEventPropertyValue>> entries, Dictionary<ScalarValue, LogEventPropertyValue> elements, int count)
    {
        foreach (var element in elements)
        {
            if (entries.Count == count)
            {
                return;
            }

            entries.Add(element);
        }
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
