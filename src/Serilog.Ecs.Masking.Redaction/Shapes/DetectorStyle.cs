namespace Serilog.Ecs.Masking.Redaction.Shapes;

/// <summary>How a finding asks to be masked; the mask styles decide what that looks like.</summary>
internal enum DetectorStyle : byte
{
    /// <summary>One opaque machine token: the ends may show.</summary>
    Token,

    /// <summary>Nothing may show.</summary>
    Full,

    /// <summary>Local part, at sign and domain; the at sign may be encoded (<c>%40</c>, <c>\u0040</c>, <c>&amp;#64;</c>, <c>＠</c>).</summary>
    Email,
    Card,
    Iban,

    /// <summary>Six digits of birth date, perhaps a hyphen, seven more.</summary>
    Rrn,
    Phone,
    Ssn,

    /// <summary>The whole block from its opening armour line on: keep that line, drop the rest.</summary>
    Pem,

    /// <summary>What is between <c>://</c> and <c>@</c>.</summary>
    UrlUserInfo,

    /// <summary>The credentials after a scheme such as <c>Bearer</c>; the scheme is not part of the finding.</summary>
    AuthScheme,
    Ip,
}
