using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Settings;

public class OptionsBinderTests
{
    [Test]
    public void EveryOptionHasASettingOfItsName()
    {
        var options = typeof(EcsOptions).GetProperties().Where(static property => !typeof(Delegate).IsAssignableFrom(property.PropertyType)).Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]);

        Assert.That(OptionSettings.All.Select(setting => setting.Name), Is.EquivalentTo(options));
    }

    [Test]
    public void EverySettingReachesItsOption()
    {
        var options = Read("""
            {
              "serviceName": "a", "serviceVersion": "b", "serviceEnvironment": "c", "serviceNodeName": "d", "eventDataset": "e",
              "fieldNesting": "nested", "levelNames": "Serilog", "nameCasing": "preserve", "structuredValues": "Json", "labelValues": "strings",
              "nullValues": "write", "stackTrace": "array", "maxStackFrames": 5, "foldFrameworkFrames": true, "includeMessageTemplate": "True", "includeTemplateHash": true,
              "maxFieldLength": 100, "maxMessageLength": 200, "maxStackTraceLength": 300, "maxDepth": 4, "maxDocumentLength": 16384, "maxLabels": 50,
              "fieldMap": { "OrderId": "labels.order_id" }, "staticFields": { "cloud.region": "x" }, "excludeFields": { "quiet": "host" }, "customFields": { "acme.tenant.id": "keyword" }, "culture": "de-DE"
            }
            """);

        var values = typeof(EcsOptions).GetProperties().Where(property => property.PropertyType.IsValueType || property.PropertyType == typeof(string));
        foreach (var property in values)
        {
            Assert.That(property.GetValue(options), Is.Not.EqualTo(property.GetValue(new EcsOptions())), property.Name);
        }

        Assert.That(options.FieldMap["OrderId"], Is.EqualTo("labels.order_id"));
        Assert.That(options.StaticFields["cloud.region"], Is.EqualTo("x"));
        Assert.That(options.ExcludeFields, Is.EqualTo(new[] { "host" }));
        Assert.That(options.CustomFields["acme.tenant.id"], Is.EqualTo(EcsFieldType.Keyword));
        Assert.That(options.Culture.Name, Is.EqualTo("de-DE"));
    }

    [Test]
    public void AStagesOwnSettingsComeOnTopOfTheSharedOnes()
    {
        var root = JsonSettings.Read("""
            {
              "Serilog": { "EcsMasking": { "serviceName": "shop", "maxDepth": 5, "fieldMap": { "A": "labels.a" }, "excludeFields": [ "host" ] } },
              "own": { "maxDepth": 7, "fieldMap": { "B": "labels.b" }, "excludeFields": [ "process" ] }
            }
            """);

        var options = OptionsBinder.Read(root.GetSection("own"), root);

        Assert.That(options.ServiceName, Is.EqualTo("shop"));
        Assert.That(options.MaxDepth, Is.EqualTo(7));
        Assert.That(options.FieldMap.Keys, Is.EquivalentTo(new[] { "A", "B" }));
        Assert.That(options.ExcludeFields, Is.EqualTo(new[] { "host", "process" }));
    }

    [Test]
    public void AllFaultsComeInOneErrorWithTheirPaths()
    {
        var root = JsonSettings.Read("""
            {
              "Serilog": { "EcsMasking": {
                "servceName": "shop", "zzz": 1, "fieldNesting": "deep", "maxDepth": "many", "maxFieldLength": 9, "foldFrameworkFrames": "yes", "serviceName": { "x": 1 },
                "fieldMap": { "OrderId": "labls.order_id", "UserId": "usr.id", "Raw": "message", "New": "service.entity.id", "Multi": "url.full.text" },
                "staticFields": { "event.severity": "high", "data.x": "1" }, "excludeFields": [ "@timestamp", "hots.name" ], "levelNames": "7" } }
            }
            """);

        Assert.That(() => OptionsBinder.Read(null, root), Throws.ArgumentException.With.Message.EqualTo("""
            The ECS options are not valid:
            - Serilog:EcsMasking:fieldNesting: 'deep' is not one of Dotted, Nested.
            - Serilog:EcsMasking:foldFrameworkFrames: 'yes' is not true or false.
            - Serilog:EcsMasking:levelNames: '7' is not one of Ecs, Serilog.
            - Serilog:EcsMasking:maxDepth: 'many' is not a whole number.
            - Serilog:EcsMasking:servceName: there is no such setting; did you mean 'serviceName'?
            - Serilog:EcsMasking:serviceName: expected text, found an object.
            - Serilog:EcsMasking:zzz: there is no such setting.
            - Serilog:EcsMasking:maxFieldLength: 9 is not between 64 and 8191.
            - Serilog:EcsMasking:fieldMap:Multi: 'url.full.text' is filled by Elasticsearch itself.
            - Serilog:EcsMasking:fieldMap:New: 'service.entity.id' came only after ECS 8.11.
            - Serilog:EcsMasking:fieldMap:OrderId: 'labls.order_id' is not an ECS 8.11 field; did you mean 'labels.order_id'?
            - Serilog:EcsMasking:fieldMap:Raw: 'message' is written by the formatter itself.
            - Serilog:EcsMasking:fieldMap:UserId: 'usr.id' is not an ECS 8.11 field; did you mean 'user.id'?
            - Serilog:EcsMasking:staticFields:data.x: 'data.x' is not an ECS 8.11 field.
            - Serilog:EcsMasking:staticFields:event.severity: the value is not of the field's type, long.
            - Serilog:EcsMasking:excludeFields:0: '@timestamp' is required in every document.
            - Serilog:EcsMasking:excludeFields:1: 'hots.name' is not an ECS 8.11 field; did you mean 'host.name'?
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void InCodeTheFaultsNameTheProperties()
    {
        var options = new EcsOptions { MaxDepth = 0, MaxDocumentLength = 5, LabelValues = (LabelTyping)9, StaticFields = null! };
        options.FieldMap["X"] = "";

        Assert.That(() => new EcsTextFormatter(options), Throws.ArgumentException.With.Message.EqualTo("""
            The ECS options are not valid:
            - StaticFields: is null; an empty collection means none.
            - LabelValues: 9 is not one of Typed, Strings.
            - MaxDepth: 0 is not between 1 and 20.
            - MaxDocumentLength: 5 is not between 1024 and 104857600 or 0.
            - FieldMap[X]: no field is named.
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void EveryMisspeltSettingIsAnErrorThatNamesItsPath()
    {
        foreach (var name in OptionSettings.All.Select(setting => setting.Name))
        {
            foreach (var misspelt in Misspellings.Of(name))
            {
                var section = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Serilog:EcsMasking:" + misspelt, (string?)"1")]).Build();

                Assert.That(
                    () => OptionsBinder.Read(null, section),
                    Throws.ArgumentException.With.Message.Contains("Serilog:EcsMasking:" + misspelt + ": there is no such setting; did you mean"));
            }
        }
    }

    private static EcsOptions Read(string json)
    {
        var root = JsonSettings.Read("{ \"own\": " + json + " }");
        return OptionsBinder.Read(root.GetSection("own"), root);
    }
}
