using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>Reads the name of a culture.</summary>
internal static class CultureSetting
{
    public static IEnumerable<string> Read(EcsOptions options, IConfigurationSection section) => OptionSetting.Scalar(section, "the name of a culture such as de-DE", text =>
    {
        try
        {
            options.Culture = CultureInfo.GetCultureInfo(text, predefinedOnly: true);
            return true;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    });
}
