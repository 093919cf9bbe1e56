using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Approval;

public class PublicApiTests
{
    [Test]
    public void ThePublicSurfaceIsTheApprovedOne() => PublicSurface.IsApproved(typeof(Redactor).Assembly);
}
