using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

namespace Serilog.Ecs.Masking.Redaction.Shapes;

/// <summary>Every rule there is, by id.</summary>
internal static class DetectorRules
{
    public const string Jwt = "jwt";
    public const string AuthScheme = "auth-scheme";
    public const string Pem = "pem";
    public const string UrlUserInfo = "url-userinfo";
    public const string Email = "email";
    public const string Card = "card";
    public const string CardTrack = "card-track";
    public const string Iban = "iban";
    public const string KrRrn = "kr-rrn";
    public const string KrFrn = "kr-frn";
    public const string KrPhone = "kr-phone";
    public const string IntlPhone = "intl-phone";
    public const string UsPhone = "us-phone";
    public const string UsSsn = "us-ssn";
    public const string Ipv4 = "ipv4";
    public const string Ipv6 = "ipv6";
    public const string Mac = "mac";
    public const string KrPassport = "kr-passport";
    public const string KrDriver = "kr-driver";
    public const string KrBrn = "kr-brn";
    public const string Coordinates = "coordinates";
    public const string HighEntropy = "high-entropy";

    private static readonly DetectorRule[] Shapes =
    [
        new(Jwt, RuleClass.Secret, DetectorStyle.Token),
        new(AuthScheme, RuleClass.Secret, DetectorStyle.AuthScheme),
        new(Pem, RuleClass.Secret, DetectorStyle.Pem),
        new(UrlUserInfo, RuleClass.Secret, DetectorStyle.UrlUserInfo),
        new(Email, RuleClass.Personal, DetectorStyle.Email),
        new(Card, RuleClass.Personal, DetectorStyle.Card),
        new(CardTrack, RuleClass.Secret, DetectorStyle.Full),
        new(Iban, RuleClass.Personal, DetectorStyle.Iban),
        new(KrRrn, RuleClass.Personal, DetectorStyle.Rrn),
        new(KrFrn, RuleClass.Personal, DetectorStyle.Rrn),
        new(KrPhone, RuleClass.Personal, DetectorStyle.Phone),
        new(IntlPhone, RuleClass.Personal, DetectorStyle.Phone),
        new(UsPhone, RuleClass.Personal, DetectorStyle.Phone),
        new(UsSsn, RuleClass.Personal, DetectorStyle.Ssn),
        new(Ipv4, RuleClass.Personal, DetectorStyle.Ip, OptIn: true),
        new(Ipv6, RuleClass.Personal, DetectorStyle.Ip, OptIn: true),
        new(Mac, RuleClass.Personal, DetectorStyle.Full, OptIn: true),
        new(KrPassport, RuleClass.Personal, DetectorStyle.Full, OptIn: true),
        new(KrDriver, RuleClass.Personal, DetectorStyle.Full, OptIn: true),
        new(KrBrn, RuleClass.Personal, DetectorStyle.Full, OptIn: true),
        new(Coordinates, RuleClass.Personal, DetectorStyle.Full, OptIn: true),
        new(HighEntropy, RuleClass.Secret, DetectorStyle.Full, OptIn: true),
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
                rules.Add(new DetectorRule(format.Rule, RuleClass.Secret, DetectorStyle.Token) { Index = rules.Count });
            }
        }

        foreach (var shape in Shapes)
        {
            rules.Add(shape with { Index = rules.Count });
        }

        return [.. rules];
    }
}
