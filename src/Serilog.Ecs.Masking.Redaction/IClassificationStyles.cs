using System.Diagnostics.CodeAnalysis;

namespace Serilog.Ecs.Masking;

/// <summary>
/// Chooses how values with a data classification are masked. <c>Serilog.Ecs.Masking.Compliance</c> implements it with the redactors of
/// the application. The interface may change in a minor version; call <c>UseRedactors</c> of that package instead of implementing it.
/// </summary>
[Experimental("ECSM001")]
public interface IClassificationStyles
{
    /// <summary>Returns the form of the mask for values of a member, or <see langword="null"/> if its classification asks for none.</summary>
    /// <param name="classifications">
    /// The attributes of the member that derive from <c>DataClassificationAttribute</c> of Microsoft.Extensions.Compliance; at least one.
    /// </param>
    /// <returns>The form; <see cref="MaskStyle.Redacted"/> hides whole. A value without a mask is searched like any other.</returns>
    /// <remarks>It is asked once for each member, when the first object of its type is logged. If it throws, the member is hidden whole.</remarks>
    public MaskStyle? Find(IReadOnlyList<Attribute> classifications);
}
