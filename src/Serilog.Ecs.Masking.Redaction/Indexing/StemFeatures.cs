namespace Serilog.Ecs.Masking.Redaction.Indexing;

/// <summary>The features of each place of a stretch of text, each as five bits in a byte.</summary>
internal readonly ref struct StemFeatures(ref byte first, ref byte second, ref byte third, ref byte fourth, ref byte fifth, ref byte sixth)
{
    public readonly ref byte First = ref first;
    public readonly ref byte Second = ref second;
    public readonly ref byte Third = ref third;
    public readonly ref byte Fourth = ref fourth;
    public readonly ref byte Fifth = ref fifth;
    public readonly ref byte Sixth = ref sixth;
}
