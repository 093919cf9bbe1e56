namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>How the beginning of a token is recognised.</summary>
internal enum TokenStart : byte
{
    /// <summary>By its first characters.</summary>
    Head,

    /// <summary>By a literal at a fixed distance from its start.</summary>
    Marker,

    /// <summary>By a tilde at a fixed distance, which is in no run of token characters.</summary>
    Tilde,

    /// <summary>By the number that it starts with.</summary>
    Number,

    /// <summary>By the length of its first part alone.</summary>
    Length,
}
