namespace Serilog.Ecs.Masking.Integrity;

/// <summary>
/// The role of a line in its chain. The role is hashed with the line, so that an event that merely reads like the end of a chain
/// cannot be made its end.
/// </summary>
internal enum ChainRole
{
    Event,
    Start,
    End,
    Roll,
}
