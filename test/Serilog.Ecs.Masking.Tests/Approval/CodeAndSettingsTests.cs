using System.Reflection;
using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using Serilog.Ecs.Masking.Settings.Checks;

namespace Serilog.Ecs.Masking.Tests.Approval;

/// <summary>
/// Serilog.Settings.Configuration chooses among all methods of one name, and all constructors of a type, by the names of arguments. What is for
/// code must never be chosen: its options would go around the checks of settings.
/// </summary>
public class CodeAndSettingsTests
{
    private static readonly Type[] Exported = typeof(EcsTextFormatter).Assembly.GetExportedTypes();

    private static IEnumerable<TestCaseData> MethodsForCode() => Exported
        .Where(static type => type.Namespace == "Serilog")
        .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(static method => TwinsOf(method).Any())
        .Select(static method => new TestCaseData(method).SetArgDisplayNames($"{method.GetParameters()[0].ParameterType.Name}.{method.Name}"));

    [TestCaseSource(nameof(MethodsForCode))]
    public void SettingsNeverChooseAMethodForCode(MethodInfo method)
    {
        var nameable = TwinsOf(method).SelectMany(static twin => twin.GetParameters()).Select(static parameter => parameter.Name).ToArray();

        Assert.That(
            method.GetParameters().Skip(1).Where(static parameter => !parameter.HasDefaultValue && parameter.ParameterType != typeof(IConfiguration)).Select(
                static parameter => parameter.Name),
            Has.Some.Matches<string>(name => !nameable.Contains(name)),
            "A parameter that settings cannot leave out and do not name");
    }

    [Test]
    public void SettingsNeverChooseAConstructorForCode()
    {
        var constructors = typeof(EcsTextFormatter).GetConstructors().Where(static constructor => constructor.GetParameters().Length > 0).ToArray();

        Assert.That(constructors.Select(static constructor => constructor.GetParameters().Single().Name), Is.Unique);
        Assert.That(
            constructors.Single(static constructor => constructor.GetParameters()[0].ParameterType == typeof(IConfigurationSection)).GetParameters()[0].Name,
            Is.EqualTo(SettingsMethod.Options));
    }

    [Test]
    public void EachMethodForSettingsHasAMethodForCode()
    {
        var forSettings = Exported.Where(static type => type.Namespace == "Serilog.Ecs.Masking.Settings.Methods").SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)).ToArray();

        Assert.That(forSettings, Has.Length.GreaterThan(15));
        Assert.That(MethodsForCode().Select(static data => Id((MethodInfo)data.Arguments[0]!)), Is.EquivalentTo(forSettings.Select(Id)));
    }

    private static (Type Section, string Name) Id(MethodInfo method) => (method.GetParameters()[0].ParameterType, method.Name);

    private static IEnumerable<MethodInfo> TwinsOf(MethodInfo method) => Exported
        .Where(static type => type.Namespace == "Serilog.Ecs.Masking.Settings.Methods")
        .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(twin => Id(twin) == Id(method));
}
