namespace Serilog.Ecs.Masking.Tool.Reading.Blocks;

/// <summary>Yields the lines of inputs block by block.</summary>
internal interface IBlockSource : IDisposable
{
    /// <summary>Whether the next block may be long in coming, so that what is known is to be written first.</summary>
    public bool IsLive { get; }

    /// <summary>Reads the next block.</summary>
    /// <returns>The block, or <see langword="null"/> at the end.</returns>
    public Block? Read();
}
