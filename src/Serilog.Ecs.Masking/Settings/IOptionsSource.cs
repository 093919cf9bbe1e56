namespace Serilog.Ecs.Masking.Settings;

/// <summary>Settings of a host, whose code has a last word on the options of all stages.</summary>
internal interface IOptionsSource
{
    /// <summary>Adjusts options after they are read.</summary>
    public void Configure(EcsOptions options);
}
