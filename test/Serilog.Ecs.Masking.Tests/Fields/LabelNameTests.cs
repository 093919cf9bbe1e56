using NUnit.Framework;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Fields;

/// <summary>Names are compiled anew for each event once there are more of them than are remembered.</summary>
[NonParallelizable]
public class LabelNameTests
{
    [Test]
    public void AKeyCostsNoMoreThanItsText()
    {
        const string Text = "customer_number_of_the_order_in_the_other_system";
        const int BesideTheCharacters = 26;
        var name = "CustomerNumberOfTheOrderInTheOtherSystem";
        var key = "";

        var allocated = Allocated.AtLeast(() => key = LabelName.Of(name, NameCasing.Snake), BesideTheCharacters + (Text.Length * sizeof(char)));

        Assert.That(key, Is.EqualTo(Text));
        Assert.That(allocated, Is.LessThanOrEqualTo(BesideTheCharacters + (Text.Length * sizeof(char))));
    }

    [TestCase("", "unnamed")]
    [TestCase("___", "unnamed")]
    [TestCase("HTTPStatusCode", "http_status_code")]
    [TestCase("already_snake", "already_snake")]
    [TestCase("A.B\\C*D", "a_b_c_d")]
    public void NamesOfAnyLengthComeOutAsTheyDidBefore(string name, string key)
    {
        _ = LabelName.Of(new string('Z', 400), NameCasing.Snake);

        Assert.That(LabelName.Of(name, NameCasing.Snake), Is.EqualTo(key));
    }

    [Test]
    public void ALongNameIsCut() =>
        Assert.That(
            LabelName.Of(string.Concat(Enumerable.Repeat("Ab", 300)), NameCasing.Snake), Has.Length.EqualTo(128).And.StartWith("ab_ab_").And.EndWith("…"));
}
