using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Styles.Pairs;
using Serilog.Ecs.Masking.Redaction.Styles.Personal;
using Serilog.Ecs.Masking.Redaction.Styles.Tokens;
using Serilog.Ecs.Masking.Redaction.Styles.Urls;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>Chooses the form of the mask for each kind of value, as the options ask for it.</summary>
internal sealed class RuleStyles
{
    private readonly MaskingOptions _options;
    private readonly FullStyle _full;
    private readonly PartialTokenStyle _token;
    private readonly AuthorizationStyle _authorization;
    private readonly SensitiveKey _isSensitive;

    public RuleStyles(MaskingOptions options, SensitiveKey isSensitive)
    {
        _options = options;
        _isSensitive = isSensitive;
        _full = new FullStyle(options.Placeholder);
        _token = new PartialTokenStyle(options.TokenPrefix, options.TokenSuffix, options.TokenMinLength, options.Placeholder, options.MinMaskedFraction, options.Strict);
        _authorization = new AuthorizationStyle(_token);
    }

    public MaskStyle Full => _full;

    public MaskStyle Authorization => _authorization;

    public MaskStyle Token => _token;

    public MaskStyle Of(KeyForm form) => form switch
    {
        KeyForm.Typed => _options.PartialPasswords ? _token : _full,
        KeyForm.Token => _token,
        KeyForm.Authorization => _authorization,
        KeyForm.Cookie => new CookieStyle(keepAttributes: false, _options.Placeholder),
        KeyForm.ConnectionString => new ConnectionStyle(_isSensitive, _options.Placeholder),
        KeyForm.Card => new CardStyle(placeholder: _options.Placeholder),
        KeyForm.Account => new ShowEndsStyle(0, 4),
        KeyForm.Iban => new IbanStyle(_options.Placeholder),
        KeyForm.ResidentNumber => new ResidentNumberStyle(placeholder: _options.Placeholder),
        KeyForm.SocialSecurityNumber => new SocialSecurityStyle(placeholder: _options.Placeholder),
        KeyForm.Phone => new PhoneStyle(placeholder: _options.Placeholder),
        KeyForm.Email => new EmailStyle(placeholder: _options.Placeholder),
        KeyForm.Name => new NameStyle(_options.Placeholder),
        KeyForm.BirthDate => new BirthDateStyle(_options.Placeholder),
        KeyForm.Network => new NetworkStyle(_options.Placeholder),
        _ => _full,
    };

    public MaskStyle Of(DetectorStyle style) => style switch
    {
        DetectorStyle.Token => _token,
        DetectorStyle.Email => Of(KeyForm.Email),
        DetectorStyle.Card => Of(KeyForm.Card),
        DetectorStyle.Iban => Of(KeyForm.Iban),
        DetectorStyle.Rrn => Of(KeyForm.ResidentNumber),
        DetectorStyle.Phone => Of(KeyForm.Phone),
        DetectorStyle.Ssn => Of(KeyForm.SocialSecurityNumber),
        DetectorStyle.Pem => new PemStyle(_options.Placeholder),
        DetectorStyle.UrlUserInfo => UserInfoStyle.Default,
        DetectorStyle.AuthScheme => _token,
        DetectorStyle.Ip => Of(KeyForm.Network),
        _ => _full,
    };
}
