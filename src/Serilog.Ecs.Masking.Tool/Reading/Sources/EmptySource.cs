using Serilog.Ecs.Masking.Tool.Reading.Blocks;

namespace Serilog.Ecs.Masking.Tool.Reading.Sources;

/// <summary>An input without lines.</summary>
internal sealed class EmptySource : IBlockSource
{
    public static EmptySource Instance { get; } = new();

    public bool IsLive => false;

    public Block? Read() => null;

    public void Dispose()
    {
    }
}
