namespace Serilog.Ecs.Masking;

/// <summary>
/// Hides the value of a member, or every value of a type, in logs; needs <c>Destructure.WithMasking()</c>. On an interface
/// or a base type it holds for all that implement or derive from it.
/// </summary>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter
    | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class MaskedAttribute : Attribute
{
    /// <summary>
    /// The form of the mask: the name of a property of <see cref="MaskStyle"/>, such as <c>Email</c>, or <c>ShowEnds(2,2)</c>. The
    /// default is <see langword="null"/>: nothing is shown and the member is not read. A name that does not exist shows nothing either.
    /// </summary>
    public string? Style { get; init; }
}
