namespace Serilog.Ecs.Masking.Capturing;

/// <summary>How objects of a type are captured.</summary>
internal enum CaptureKind
{
    /// <summary>As Serilog does: lists, scalars and the like.</summary>
    ByOthers,

    /// <summary>Member by member.</summary>
    Members,

    /// <summary>As one scalar.</summary>
    Scalar,

    /// <summary>As rows or as XML, see <see cref="TableCapture"/>.</summary>
    Table,

    /// <summary>By an attribute of the type, see <see cref="AttributeCode"/>.</summary>
    Code,

    /// <summary>Not at all: the type is marked.</summary>
    Hidden,
}
