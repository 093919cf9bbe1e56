using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Docs;

public class MaskingPageTests
{
    [Test]
    public void ItsCodeDoesWhatThePageSays()
    {
        Assert.That(
            MaskingSnippets.ChooseFamilies().Redact("password=hunter2x card 4111111111111111 call 010-1234-5678 from 10.1.2.3"),
            Is.EqualTo("password=[password] card 411111***1111 call 010-1234-5678 from 10.1.2.0"));
        Assert.That(new Redactor(MaskingSnippets.ChooseStyle()).Redact("secret=8f14e45fceea167a5a36dedd"), Is.EqualTo("secret=[24 characters]"));

        var line = Render.Line(
            static options => options.Masking.Detectors["badge"] = MaskingSnippets.AddDetector().Detectors["badge"],
            static log => log.Information("{VisitorBadge}", "a 17"));
        Assert.That(line["labels.visitor_badge"], Is.EqualTo("[badge]"));
    }
}
