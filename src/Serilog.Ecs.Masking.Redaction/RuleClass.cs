namespace Serilog.Ecs.Masking;

/// <summary>The class of values that a rule masks. Where findings overlap, a secret takes precedence.</summary>
public enum RuleClass : byte
{
    /// <summary>Data about a person, such as an e-mail address; it marks an event as personal.</summary>
    Personal,

    /// <summary>A credential, such as a password, a token or a key.</summary>
    Secret,
}
