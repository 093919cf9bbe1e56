namespace Serilog.Ecs.Masking.Enrichers.Identity;

/// <summary>One field of a service's identity.</summary>
/// <param name="Name">The ECS field, or <c>labels.</c> and a key.</param>
/// <param name="Value">A <see cref="string"/>, a <see cref="long"/> or an array of strings.</param>
/// <param name="Source">The source of the value.</param>
internal sealed record IdentityField(string Name, object Value, IdentitySource Source);

/// <summary>The sources of a service's identity. They decide whether a property of an event overrides it.</summary>
internal enum IdentitySource : byte
{
    /// <summary>The user, in code or settings. Nothing overrides it.</summary>
    Options,

    /// <summary>The environment. A property of an event overrides it.</summary>
    Environment,
}
