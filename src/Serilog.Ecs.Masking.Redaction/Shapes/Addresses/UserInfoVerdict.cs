namespace Serilog.Ecs.Masking.Redaction.Shapes.Addresses;

/// <summary>What an at sign means to the URL around it.</summary>
internal enum UserInfoVerdict : byte
{
    /// <summary>It belongs to no URL's authority.</summary>
    Elsewhere,

    /// <summary>It does, but says nothing about anyone: <c>ssh://git@host</c>.</summary>
    Harmless,
    Found,
}
