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
    private readonly string _placeholder;
    private readonly FullStyle _full;
    private readonly PartialTokenStyle _token;
    private readonly AuthorizationStyle _authorization;
    private readonly SensitiveKey _isSensitive;

    /// <param name="options">The options.</param>
    /// <param name="isSensitive">Decides about the names in connection strings.</param>
    /// <param name="placeholder">The text that replaces a hidden value, or <see langword="null"/> for the placeholder of the options.</param>
    public RuleStyles(MaskingOptions options, SensitiveKey isSensitive, string? placeholder = null)
    {
        _options = options;
        _placeholder = placeholder ?? options.Placeholder;
        _isSensitive = isSensitive;
        _full = new FullStyle(_placeholder);
        _token = new PartialTokenStyle(
            options.TokenPrefix, options.TokenSuffix, options.TokenMinLength, _placeholder, options.MinMaskedFraction, options.Strict);
        _authorization = new AuthorizationStyle(_token);
    }

    public MaskStyle Full => _full;

    public MaskStyle Authorization => _authorization;

    public MaskStyle Token => _token;

    /// <summary>Returns the style of a rule: that of the options, or the usual one with the placeholder of the rule.</summary>
    /// <param name="id">The id of the rule, or a sensitive key.</param>
    /// <param name="usual">Creates the style that the rule has by default.</param>
    /// <param name="familyOf">Finds the family of the rule, or <see langword="null"/> for a rule of the options.</param>
    /// <param name="placeholder">The text that replaces a hidden value by default, or <see langword="null"/>.</param>
    public MaskStyle For(string id, Func<RuleStyles, MaskStyle> usual, Func<string, string>? familyOf = null, string? placeholder = null)
    {
        placeholder = Find(_options.Placeholders, id, familyOf) ?? placeholder;
        if (Find(_options.Styles, id, familyOf) is { } style)
        {
            return placeholder is not null && style is WrittenStyle written ? written.With(placeholder) : style;
        }

        return usual(placeholder is null ? this : new RuleStyles(_options, _isSensitive, placeholder));
    }

    /// <summary>Returns whether the options choose the style of a rule.</summary>
    public bool IsChosen(string id, Func<string, string> familyOf) => Find(_options.Styles, id, familyOf) is not null;

    private static T? Find<T>(IDictionary<string, T> options, string id, Func<string, string>? familyOf)
        where T : class =>
        options.Count == 0 ? null
        : options.TryGetValue(id.Trim(), out var value) || (familyOf is not null && options.TryGetValue(familyOf(id), out value)) ? value
        : null;

    public MaskStyle Of(KeyForm form) => form switch
    {
        KeyForm.Typed => _options.PartialPasswords ? _token : _full,
        KeyForm.Token => _token,
        KeyForm.Authorization => _authorization,
        KeyForm.Cookie => new CookieStyle(keepAttributes: false, _placeholder),
        KeyForm.ConnectionString => new ConnectionStyle(_isSensitive, _placeholder),
        KeyForm.Card => new CardStyle(placeholder: _placeholder),
        KeyForm.Account => new ShowEndsStyle(0, 4),
        KeyForm.Iban => new IbanStyle(_placeholder),
        KeyForm.ResidentNumber => new ResidentNumberStyle(placeholder: _placeholder),
        KeyForm.SocialSecurityNumber => new SocialSecurityStyle(placeholder: _placeholder),
        KeyForm.Phone => new PhoneStyle(placeholder: _placeholder),
        KeyForm.Email => new EmailStyle(placeholder: _placeholder),
        KeyForm.Name => new NameStyle(_placeholder),
        KeyForm.BirthDate => new BirthDateStyle(_placeholder),
        KeyForm.Network => new NetworkStyle(_placeholder),
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
        DetectorStyle.Pem => new PemStyle(_placeholder),
        DetectorStyle.UrlUserInfo => UserInfoStyle.Default,
        DetectorStyle.AuthScheme => _token,
        DetectorStyle.Ip => Of(KeyForm.Network),
        _ => _full,
    };
}
