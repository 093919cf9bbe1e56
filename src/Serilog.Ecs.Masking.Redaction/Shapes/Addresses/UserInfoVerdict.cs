namespace Serilog.Ecs.Masking.Redaction.Shapes.Addresses;

/// <summary>The meaning of an at sign for the URL around it.</summary>
internal enum UserInfoVerdict : byte
{
    /// <summary>It belongs to no URL's authority.</summary>
    Elsewhere,

    /// <summary>It belongs to one without credentials: <c>ssh://git@host</c>.</summary>
    Harmless,
    Found,
}
