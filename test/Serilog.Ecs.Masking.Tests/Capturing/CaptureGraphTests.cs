using System.ComponentModel.DataAnnotations;
using Destructurama.Attributed;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Capturing.Destructurama;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Capturing;

/// <summary>Random graphs of objects with a planted secret under every kind of mark: it is nowhere, however the object is reached.</summary>
[Parallelizable(ParallelScope.All)]
public class CaptureGraphTests
{
    private const int Graphs = 400;

    private static readonly Func<string, object>[] Leaves =
    [
        static canary => new Marked { Hidden = canary, Left = canary, Wrapped = canary },
        static canary => new Foreign { Masked = canary, OwnText = canary, Items = [canary, canary], Replaced = canary, Left = canary, IfNull = canary, Personal = canary },
        static canary => new Positional("ann", canary, canary),
        static canary => new Value { Code = canary },
        static canary => new Implementing { Contracted = canary },
        static canary => new Derived(canary),
        static canary => new Generated { Code = canary },
        static canary => new OnField { Code = canary },
        static canary => new Generic<string> { Code = canary },
        static canary => new Generic<Marked> { Value = new Marked { Hidden = canary, Left = canary, Wrapped = canary }, Code = canary },
        static canary => new Wholly { Anything = canary },
        static canary => new { Password = canary, Inner = new { AccessToken = "x", Pin = canary } },
        static canary => new Sensitive<string>(canary),
        static canary => new InvalidOperationException("password=" + canary),
    ];

    private static readonly Func<object, object, object>[] Branches =
    [
        static (left, right) => new[] { left, right },
        static (left, right) => new List<object?> { left, null, right },
        static (left, right) => new Dictionary<string, object> { ["left"] = left, ["right"] = right },
        static (left, right) => new Dictionary<int, object> { [1] = left, [2] = right },
        static (left, right) => (left, right),
        static (left, right) => Tuple.Create(left, right),
        static (left, right) => new { Left = left, Right = right },
        static (left, right) => new Node(left, right),
        static (left, right) => new Boxed { Value = left, Also = right },
        static (left, right) => new KeyValuePair<object, object>("key", new Node(left, right)),
        static (left, right) => new Lazily(() => left, () => right),
        static (left, right) => new HashSet<object> { left, right },
        static (left, right) => new Renaming { Left = left, Right = right },
    ];

    [Test]
    public void NoGraphShowsWhatIsMarkedInIt([Values] bool withDestructurama)
    {
        var random = Seeds.Random(nameof(NoGraphShowsWhatIsMarkedInIt) + withDestructurama);
        for (var run = 0; run < Graphs; run++)
        {
            // Letters alone have no shape that a detector could know; only the marks hide it.
            var canary = "zq" + string.Concat(Enumerable.Range(0, 12).Select(_ => (char)random.Next('a', 'z' + 1)));
            var graph = Graph(random, canary, depth: random.Next(5));

            var logEvent = Render.Event(
                log => log.Information("Read {@Graph}", graph),
                configuration => _ = withDestructurama ? configuration.Destructure.WithMasking().Destructure.UsingAttributes() : configuration.Destructure.WithMasking());

            Assert.That(logEvent.Properties["Graph"].ToString(), Does.Not.Contain(canary), () => "captured in run " + run);
            Assert.That(Render.Line(logEvent).Text, Does.Not.Contain(canary), () => "written in run " + run);
        }
    }

    [Test]
    public void EveryLeafShowsWhatIsNotMarked()
    {
        var value = (StructureValue)Render.Event(log => log.Information("{@Value}", new Positional("ann", "x", "y")), configuration => configuration.Destructure.WithMasking()).Properties["Value"];

        Assert.That(value.Properties.Single(member => member.Name == "User").Value.ToString(), Is.EqualTo("\"ann\""));
    }

    private static object Graph(Random random, string canary, int depth) => depth == 0
        ? Leaves[random.Next(Leaves.Length)](canary)
        : Branches[random.Next(Branches.Length)](Graph(random, canary, random.Next(depth)), Graph(random, canary, depth - 1));

    private sealed class Marked
    {
        [Masked]
        public string? Hidden { get; init; }

        [Masking.NotLogged]
        public string? Left { get; init; }

        public Sensitive<string> Wrapped { get; init; }
    }

    private sealed class Foreign
    {
        [LogMasked]
        public string? Masked { get; init; }

        [LogMasked(Text = "#", ShowFirst = 2)]
        public string? OwnText { get; init; }

        [LogMasked(ShowLast = 1)]
        public string[] Items { get; init; } = [];

        [LogReplaced(".+", "#")]
        public string? Replaced { get; init; }

        [global::Destructurama.Attributed.NotLogged]
        public string? Left { get; init; }

        [NotLoggedIfNull, LogMasked(PreserveLength = true)]
        public string? IfNull { get; init; }

        [PersonalData]
        public string? Personal { get; init; }
    }

    private sealed record Positional(string User, [Masked] string Code, [property: LogMasked] string Note);

    private struct Value
    {
        [Masked]
        public string Code { get; init; }
    }

    private interface IContract
    {
        [Masked]
        public string? Contracted { get; }
    }

    private sealed class Implementing : IContract
    {
        public string? Contracted { get; init; }
    }

    private class Base(string canary)
    {
        [LogMasked(ShowFirst = 1)]
        public virtual string Inherited => canary;
    }

    private sealed class Derived(string canary) : Base(canary)
    {
        public override string Inherited => "zq" + base.Inherited;
    }

    [MetadataType(typeof(GeneratedMetadata))]
    private sealed class Generated
    {
        public string? Code { get; init; }
    }

    private sealed class GeneratedMetadata
    {
        [LogMasked]
        public string? Code { get; init; }
    }

    private sealed class OnField
    {
        [field: Masked]
        public string? Code { get; init; }
    }

    private sealed class Generic<T>
    {
        public T? Value { get; init; }

        [Masked]
        public string? Code { get; init; }
    }

    [Masked]
    private sealed class Wholly
    {
        public string? Anything { get; init; }
    }

    private sealed record Node(object Left, object Right);

    private struct Boxed
    {
        public object Value { get; init; }

        public object Also { get; init; }
    }

    private sealed class Lazily(Func<object> left, Func<object> right)
    {
        public object Left => left();

        public object Right => right();
    }

    private sealed class Renaming
    {
        [LogWithName("One")]
        public object? Left { get; init; }

        [LogWithName("Other")]
        public object? Right { get; init; }
    }

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class PersonalDataAttribute : Attribute;
}
