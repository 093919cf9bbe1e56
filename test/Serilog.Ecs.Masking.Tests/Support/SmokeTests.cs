using NUnit.Framework;
namespace Serilog.Ecs.Masking.Tests.Support;
public class SmokeTests { [Test] public void Options() => Assert.That(new EcsOptions().MaxDepth, Is.EqualTo(20)); }
