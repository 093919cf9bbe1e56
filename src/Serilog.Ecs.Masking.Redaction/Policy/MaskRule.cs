using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Rules;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Styles.Personal;
using Serilog.Ecs.Masking.Redaction.Styles.Tokens;
using Serilog.Ecs.Masking.Redaction.Judging;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>One rule of a policy, ready to use: what it is called and how it hides a value.</summary>
internal sealed class MaskRule(string id, RuleClass ruleClass, MaskStyle style, int index, bool isFinal = false)
{
    private const int LongestCounter = 7;

    private MaskingRule? _published;

    public string Id { get; } = id;

    public RuleClass Class { get; } = ruleClass;

    public MaskStyle Style { get; } = style;

    /// <summary>The place of the rule among those of its policy.</summary>
    public int Index { get; } = index;

    /// <summary>Gets the highest confidence that a finding has.</summary>
    public Confidence Confidence { get; init; } = Confidence.High;

    /// <summary>Gets the sensitive key of the options that the rule is for, or <see langword="null"/>.</summary>
    public string? Key { get; init; }

    /// <summary>Gets the user's description of the findings, or <see langword="null"/>.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the rule as users see it.</summary>
    public MaskingRule Published => _published ?? Publish();

    /// <summary>The rank of what its masks show: of two rules for one value, the lower rank wins.</summary>
    public int Shown { get; } = isFinal ? 0 : ShownBy(style);

    /// <summary>How much the mask of one value shows: of what is no single token, nothing.</summary>
    public int ShownOf(ReadOnlySpan<char> value) => Style is PartialTokenStyle token && !token.Shows(value) ? 0 : Shown;

    /// <summary>Returns whether a value can be of the kind that the rule is for.</summary>
    public bool Takes(ReadOnlySpan<char> value) => (!NamesPeople || !ThingNames.IsThing(value))
        && (!LinksPeople || Base64Text.IsLinkedIdentity(value))
        && (Id != KeyRules.IdDocument || !(LicenseNames.IsLicense(value) || ValueShapes.IsVersion(value)))
        && (Id is not (KeyRules.Card or KeyRules.Email) || !IsShortNumber(value))
        && (Id != KeyRules.Session || !(ValueShapes.IsWindowsSid(value) || IsShortNumber(value)));

    // A number that counts something, or an id.
    private static bool IsShortNumber(ReadOnlySpan<char> value) => value.Length <= LongestCounter && !value.ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether in a header the whole rest of the line is the value.</summary>
    public bool IsLineWide { get; init; }

    /// <summary>Whether the value itself is made of pairs, as a cookie header is.</summary>
    public bool HoldsPairs { get; init; }

    /// <summary>Whether the values may be objects and lists of which every text is hidden.</summary>
    public bool HoldsContainers { get; init; }

    /// <summary>Whether the name is one that a user added: any value under it is hidden.</summary>
    public bool IsUsers { get; init; }

    /// <summary>Whether people choose the value, so that it may be several words.</summary>
    public bool IsTyped { get; init; }

    /// <summary>Whether its key words mean something else after <c>next</c>, <c>cancellation</c> and the like.</summary>
    public bool IsHeadNoun { get; init; }

    /// <summary>Whether dates are values of this kind; under other keys they stay.</summary>
    public bool TakesDates { get; init; }

    /// <summary>Whether flags, times and members of enumerations are hidden too, which names alone do not hide.</summary>
    public bool TakesAnyType { get; init; }

    /// <summary>Whether values of this kind are names of people; those of types, files and places stay.</summary>
    public bool NamesPeople { get; init; }

    /// <summary>Whether values of this kind are those by which Korean services know a person; nothing else under the short names of them is.</summary>
    public bool LinksPeople { get; init; }

    /// <summary>Whether the mask of a value is decided by the text before it, as that of credentials after their scheme.</summary>
    public bool NeedsScheme { get; init; }

    /// <summary>Whether the values are personal enough to mark the event; network addresses are in every request.</summary>
    public bool Marks { get; init; } = ruleClass == RuleClass.Personal;

    /// <summary>Returns the rule that shows less.</summary>
    public static MaskRule? Stricter(MaskRule? left, MaskRule? right) =>
        left is null || (right is not null && right.Shown < left.Shown) ? right : left;

    private MaskingRule Publish()
    {
        var rule = new MaskingRule(Id, Class, Confidence, Style, () => RuleTexts.Of(Id, Key, Description));
        return Interlocked.CompareExchange(ref _published, rule, null) ?? rule;
    }

    private static int ShownBy(MaskStyle style) => style switch
    {
        FullStyle or DropStyle or StarsStyle => 0,
        SocialSecurityStyle or PseudonymStyle => 1,
        CardStyle or IbanStyle => 2,
        BirthDateStyle or ResidentNumberStyle or PhoneStyle or NameStyle or NetworkStyle => 3,
        EmailStyle => 4,
        PartialTokenStyle or AuthorizationStyle => 5,
        _ => 6,
    };
}
