namespace Serilog.Ecs.Masking;

/// <summary>How <c>log.level</c> is spelled.</summary>
public enum LevelNaming
{
    /// <summary><c>trace</c>, <c>debug</c>, <c>info</c>, <c>warn</c>, <c>error</c>, <c>fatal</c>.</summary>
    Ecs,

    /// <summary>Serilog's own: <c>Verbose</c>, <c>Debug</c>, <c>Information</c>, <c>Warning</c>, <c>Error</c>, <c>Fatal</c>.</summary>
    Serilog,
}
