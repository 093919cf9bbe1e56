namespace Serilog.Ecs.Masking.Integrity;

/// <summary>The position of a chain: the hash of its last line, and that line's number.</summary>
/// <param name="Hash">The value of <c>event.hash</c>; empty where there is no line yet.</param>
/// <param name="Number">The number of the line; zero is the start line.</param>
/// <param name="IsTorn">Whether something follows that line that is no whole line.</param>
/// <param name="IsAfterOthers">Whether there is no such line, and whole lines of no chain are at the end.</param>
internal readonly record struct ChainPosition(byte[] Hash, long Number, bool IsTorn, bool IsAfterOthers = false)
{
    public static ChainPosition None { get; } = new([], 0, false);
}
