namespace Serilog.Ecs.Masking.Tool.Reading.Blocks;

/// <summary>Chooses where a block of whole lines ends, so that lines that belong together are not divided.</summary>
/// <param name="lines">The lines that were read.</param>
/// <returns>The end, after a line break and more than 0.</returns>
internal delegate int BlockCut(ReadOnlySpan<byte> lines);
