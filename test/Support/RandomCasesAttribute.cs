namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>A property that FsCheck tries with random arguments, with the chance of the run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RandomCasesAttribute : FsCheck.NUnit.PropertyAttribute
{
    public RandomCasesAttribute(int count)
    {
        MaxTest = count;
        Replay = Seeds.Replay;
    }
}
