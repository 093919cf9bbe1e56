using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

namespace Serilog.Ecs.Masking.Redaction.Shapes;

/// <summary>All rules about shapes, by id.</summary>
internal static class DetectorRules
{
    public const string Jwt = MaskingRuleIds.JsonWebToken;
    public const string AuthScheme = MaskingRuleIds.AuthScheme;
    public const string Pem = MaskingRuleIds.PrivateKey;
    public const string UrlUserInfo = MaskingRuleIds.UrlUserInfo;
    public const string Email = MaskingRuleIds.Email;
    public const string Card = MaskingRuleIds.Card;
    public const string CardTrack = MaskingRuleIds.CardTrack;
    public const string Iban = MaskingRuleIds.Iban;
    public const string KrRrn = MaskingRuleIds.KoreanResidentNumber;
    public const string KrFrn = MaskingRuleIds.KoreanForeignerNumber;
    public const string KrPhone = MaskingRuleIds.KoreanPhone;
    public const string IntlPhone = MaskingRuleIds.InternationalPhone;
    public const string UsPhone = MaskingRuleIds.UnitedStatesPhone;
    public const string UsSsn = MaskingRuleIds.SocialSecurityNumber;
    public const string Ipv4 = MaskingRuleIds.Ipv4;
    public const string Ipv6 = MaskingRuleIds.Ipv6;
    public const string Mac = MaskingRuleIds.Mac;
    public const string KrPassport = MaskingRuleIds.KoreanPassport;
    public const string KrDriver = MaskingRuleIds.KoreanDriverLicense;
    public const string KrBrn = MaskingRuleIds.KoreanBusinessNumber;
    public const string Coordinates = MaskingRuleIds.Coordinates;
    public const string HighEntropy = MaskingRuleIds.HighEntropy;

    private static readonly DetectorRule[] Shapes =
    [
        new(Jwt, RuleClass.Secret, DetectorStyle.Token),
        new(AuthScheme, RuleClass.Secret, DetectorStyle.AuthScheme) { Confidence = Confidence.Medium },
        new(Pem, RuleClass.Secret, DetectorStyle.Pem),
        new(UrlUserInfo, RuleClass.Secret, DetectorStyle.UrlUserInfo),
        new(Email, RuleClass.Personal, DetectorStyle.Email),
        new(Card, RuleClass.Personal, DetectorStyle.Card) { Confidence = Confidence.Medium },
        new(CardTrack, RuleClass.Secret, DetectorStyle.Full),
        new(Iban, RuleClass.Personal, DetectorStyle.Iban),
        new(KrRrn, RuleClass.Personal, DetectorStyle.Rrn) { Confidence = Confidence.Medium },
        new(KrFrn, RuleClass.Personal, DetectorStyle.Rrn) { Confidence = Confidence.Medium },
        new(KrPhone, RuleClass.Personal, DetectorStyle.Phone) { Confidence = Confidence.Medium },
        new(IntlPhone, RuleClass.Personal, DetectorStyle.Phone) { Confidence = Confidence.Medium },
        new(UsPhone, RuleClass.Personal, DetectorStyle.Phone) { Confidence = Confidence.Medium },
        new(UsSsn, RuleClass.Personal, DetectorStyle.Ssn) { Confidence = Confidence.Medium },
        new(Ipv4, RuleClass.Personal, DetectorStyle.Ip, OptIn: true) { Confidence = Confidence.Medium },
        new(Ipv6, RuleClass.Personal, DetectorStyle.Ip, OptIn: true),
        new(Mac, RuleClass.Personal, DetectorStyle.Full, OptIn: true),
        new(KrPassport, RuleClass.Personal, DetectorStyle.Full, OptIn: true) { Confidence = Confidence.Medium },
        new(KrDriver, RuleClass.Personal, DetectorStyle.Full, OptIn: true) { Confidence = Confidence.Medium },
        new(KrBrn, RuleClass.Personal, DetectorStyle.Full, OptIn: true) { Confidence = Confidence.Medium },
        new(Coordinates, RuleClass.Personal, DetectorStyle.Full, OptIn: true) { Confidence = Confidence.Medium },
        new(HighEntropy, RuleClass.Secret, DetectorStyle.Full, OptIn: true) { Confidence = Confidence.Medium },
    ];

    /// <summary>All rules: vendor tokens first, in the order of their table.</summary>
    public static IReadOnlyList<DetectorRule> All { get; } = Numbered();

    private static readonly Dictionary<string, DetectorRule> ById = All.ToDictionary(static rule => rule.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the rule called <paramref name="id"/>, or <see langword="null"/>.</summary>
    public static DetectorRule? Find(string id) => ById.GetValueOrDefault(id);

    private static DetectorRule[] Numbered()
    {
        var rules = new List<DetectorRule>(TokenFormats.All.Count + Shapes.Length);
        foreach (var format in TokenFormats.All)
        {
            if (rules.Count == 0 || rules[^1].Id != format.Rule)
            {
                rules.Add(new DetectorRule(format.Rule, RuleClass.Secret, DetectorStyle.Token) { Index = rules.Count, Confidence = format.HighestConfidence });
            }
            else if (rules[^1].Confidence < format.HighestConfidence)
            {
                rules[^1] = rules[^1] with { Confidence = format.HighestConfidence };
            }
        }

        foreach (var shape in Shapes)
        {
            rules.Add(shape with { Index = rules.Count });
        }

        return [.. rules];
    }
}
