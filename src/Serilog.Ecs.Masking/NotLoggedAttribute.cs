namespace Serilog.Ecs.Masking;

/// <summary>
/// Leaves a member out of logs and does not read it; needs <c>Destructure.WithMasking()</c>. On an interface or base type it holds for all that implement or
/// derive from it.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class NotLoggedAttribute : Attribute;
