namespace Serilog.Ecs.Masking.Redaction.Keys;

/// <summary>What kind of value is under a key, which decides how it is masked.</summary>
internal enum KeyForm : byte
{
    /// <summary>What a person chose or typed, such as a password: OWASP forbids to record even a part of it.</summary>
    Typed,

    /// <summary>Nothing may show.</summary>
    Full,

    /// <summary>One opaque machine token: the ends may show.</summary>
    Token,
    Authorization,
    Cookie,
    ConnectionString,
    Card,
    Account,
    Iban,
    ResidentNumber,
    SocialSecurityNumber,
    Phone,
    Email,
    Name,
    BirthDate,
    Network,
}
