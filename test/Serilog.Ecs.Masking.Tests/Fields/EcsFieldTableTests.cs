using System.Runtime.Loader;
using NUnit.Framework;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Fields;

public class EcsFieldTableTests
{
    private static readonly Dictionary<EcsFieldType, string> Types = new()
    {
        [EcsFieldType.Keyword] = "keyword", [EcsFieldType.ConstantKeyword] = "constant_keyword", [EcsFieldType.Wildcard] = "wildcard",
        [EcsFieldType.MatchOnlyText] = "match_only_text", [EcsFieldType.Long] = "long", [EcsFieldType.Integer] = "integer",
        [EcsFieldType.Double] = "double", [EcsFieldType.Float] = "float", [EcsFieldType.ScaledFloat] = "scaled_float",
        [EcsFieldType.Boolean] = "boolean", [EcsFieldType.Date] = "date", [EcsFieldType.Ip] = "ip", [EcsFieldType.GeoPoint] = "geo_point",
        [EcsFieldType.Object] = "object", [EcsFieldType.Flattened] = "flattened", [EcsFieldType.Nested] = "nested",
    };

    [Test]
    public void TheTableIsTheOneOfEcs()
    {
        var product = EcsFieldTable.All.ToDictionary(
            field => field.Name, field => new EcsFieldList.Row(Types[field.Type], field.IsArray, field.In8, field.In9));

        Assert.That(product.Keys.Except(EcsFieldList.All.Keys).Concat(EcsFieldList.All.Keys.Except(product.Keys)), Is.Empty);
        Assert.That(product.Where(field => field.Value != EcsFieldList.All[field.Key]), Is.Empty);
        Assert.That(product.Values.Count(row => row.In8), Is.EqualTo(1_747));
    }

    [Test]
    public void EveryFieldThePackWritesIsTheSameInEcs8AndEcs9()
    {
        foreach (var slot in KnownFields.All)
        {
            Assert.That(EcsFieldTable.Find(slot.Name), Is.EqualTo(slot.Field));
            Assert.That(slot.Field, Has.Property(nameof(EcsField.In8)).True.And.Property(nameof(EcsField.In9)).True);
        }
    }

    [TestCase("error.stack_trace.text", true)]
    [TestCase("url.full.text", true)]
    [TestCase("error.stack_trace", false)]
    [TestCase("http.request.body.content", false)]
    public void AMultiFieldIsKnownAsSuch(string name, bool expected)
    {
        Assert.That(EcsFieldTable.IsMultiField(EcsFieldTable.Find(name)!), Is.EqualTo(expected));
    }

    [Test]
    public void InDocumentOrderTheFieldsOfOneObjectAreNeighbours()
    {
        var ordered = EcsFieldTable.All.Select(field => field.Name).Order(Comparer<string>.Create(FieldOrder.Compare)).ToArray();

        var closed = new HashSet<string>();
        var open = Array.Empty<string>();
        foreach (var name in ordered)
        {
            var parents = Parents(name);
            foreach (var left in open.Except(parents))
            {
                closed.Add(left);
            }

            Assert.That(parents.Intersect(closed), Is.Empty, name);
            open = parents;
        }
    }

    [Test]
    public void PlacesGrowInDocumentOrder()
    {
        var random = Seeds.Random(nameof(PlacesGrowInDocumentOrder));
        var slots = EcsFieldTable.All.Select(FieldSlot.Of).ToArray();
        random.Shuffle(slots);

        var byPlace = slots.ToArray();
        Array.Sort(byPlace, FieldSlot.Compare);

        Assert.That(byPlace.Select(slot => slot.Name), Is.EqualTo(slots.Select(slot => slot.Name).Order(Comparer<string>.Create(FieldOrder.Compare))));
    }

    [Test]
    public void AnOrdinaryEventNeverReadsTheTable()
    {
        // A copy of the assembly of its own, because other tests have read the table of the shared one.
        var context = new AssemblyLoadContext(nameof(AnOrdinaryEventNeverReadsTheTable), isCollectible: true);
        var assembly = context.LoadFromAssemblyPath(typeof(EcsTextFormatter).Assembly.Location);
        var formatter = (Serilog.Formatting.ITextFormatter)Activator.CreateInstance(assembly.GetType(typeof(EcsTextFormatter).FullName!)!)!;

        formatter.Format(Render.Event(log => log.ForContext("SourceContext", "A.B").Error(new InvalidOperationException(), "Hello {Name} {@Thing}", "x", new { A = 1 })), TextWriter.Null);

        Assert.That(assembly.GetType(typeof(EcsFieldTable).FullName!)!.GetProperty(nameof(EcsFieldTable.IsLoaded))!.GetValue(null), Is.False);
        context.Unload();
    }

    private static string[] Parents(string name)
    {
        var parts = name.Split('.');
        return [.. Enumerable.Range(1, parts.Length - 1).Select(count => string.Join('.', parts[..count]))];
    }
}
