using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Ecs.Masking.Routing;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>What a policy says about a property's or member's name: what holds for the value under it, and for the name itself.</summary>
internal sealed class NameDecision
{
    private static readonly string[] Steady =
    [
        EventTraitsReader.SourceContext, "MachineName", "EnvironmentName", "Application", "ApplicationName", "ApplicationVersion", "ProcessName", "ThreadName",
        "ActionId", "ActionName", "EndpointName", "RoutePattern",
    ];

    private NameDecision(KeyDecision key, bool isClean, bool mayBeKept)
    {
        Key = key;
        IsClean = isClean;
        MayBeKept = mayBeKept;
    }

    public KeyDecision Key { get; }

    /// <summary>Whether the name holds nothing that has to be hidden.</summary>
    public bool IsClean { get; }

    /// <summary>Whether the name may stay in memory after its event: a name that holds a secret may not.</summary>
    public bool MayBeKept { get; }

    /// <summary>Whether there is nothing to hide in the name and it says nothing about any value: only what the value holds counts.</summary>
    public bool IsOrdinary { get; private init; }

    /// <summary>Whether the value is one of a few, the same event after event, and worth being remembered.</summary>
    public bool IsSteady { get; private init; }

    /// <summary>Whether the value is a list of words: two of them are not a name and its value.</summary>
    public bool IsListOfWords { get; private init; }

    /// <summary>Whether the property is the event's own list of what to hide.</summary>
    public bool IsPiiList { get; private init; }

    /// <summary>Whether the value says something about the masking of the whole event.</summary>
    public bool DirectsMasking { get; private init; }

    /// <summary>Whether Serilog itself made the name, for an argument that no hole takes.</summary>
    public bool IsUnnamed { get; private init; }

    /// <summary>Whether a member of this name says what another member is, as <c>Key</c> does for <c>Value</c>.</summary>
    public bool NamesPair { get; private init; }

    /// <summary>Whether a member of this name is what another one names.</summary>
    public bool IsPairValue { get; private init; }

    public static NameDecision Of(string name, KeyDecision key, EventPolicy policy)
    {
        var isClean = IsCleanFor(name, policy);
        var isUnnamed = UnnamedArgument.Is(name);
        var isPairValue = PairNames.IsValue(name);
        var isPiiList = PiiList.IsListName(name);
        return new NameDecision(key, isClean, isClean || ReferenceEquals(new TextMasking(policy).Text(name), name))
        {
            IsOrdinary = key.Rule is null && isClean && !isUnnamed && !isPairValue,
            IsSteady = Array.IndexOf(Steady, name) >= 0,
            IsListOfWords = isPiiList || name is MessageProperty.Topics or "tags" or "Tags",
            IsPiiList = isPiiList,
            DirectsMasking = isPiiList || name == ScopeNames.PropertyName,
            IsUnnamed = isUnnamed,
            NamesPair = PairNames.Names(name),
            IsPairValue = isPairValue,
        };
    }

    private static bool IsCleanFor(string name, EventPolicy policy)
    {
        foreach (var detector in policy.Custom)
        {
            if (detector.TryFind(name, 0, out _))
            {
                return false;
            }
        }

        return !policy.DecodesBase64 && !FoldedText.IsNeeded(name) && !policy.Values.TryFind(name, 0, out _) && CleanText.HasNoPairs(policy, name);
    }
}
