namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>All settings of a section of options. A test compares them with the properties of <see cref="EcsOptions"/>.</summary>
internal static class OptionSettings
{
    public static IReadOnlyList<OptionSetting> All { get; } =
    [
        OptionSetting.Text(nameof(EcsOptions.ServiceName), static (options, value) => options.ServiceName = value),
        OptionSetting.Text(nameof(EcsOptions.ServiceVersion), static (options, value) => options.ServiceVersion = value),
        OptionSetting.Text(nameof(EcsOptions.ServiceEnvironment), static (options, value) => options.ServiceEnvironment = value),
        OptionSetting.Text(nameof(EcsOptions.ServiceNodeName), static (options, value) => options.ServiceNodeName = value),
        OptionSetting.Text(nameof(EcsOptions.EventDataset), static (options, value) => options.EventDataset = value),
        OptionSetting.Choice<FieldNesting>(nameof(EcsOptions.FieldNesting), static (options, value) => options.FieldNesting = value),
        OptionSetting.Choice<LevelNaming>(nameof(EcsOptions.LevelNames), static (options, value) => options.LevelNames = value),
        OptionSetting.Choice<NameCasing>(nameof(EcsOptions.NameCasing), static (options, value) => options.NameCasing = value),
        OptionSetting.Choice<StructurePlacement>(nameof(EcsOptions.StructuredValues), static (options, value) => options.StructuredValues = value),
        OptionSetting.Choice<LabelTyping>(nameof(EcsOptions.LabelValues), static (options, value) => options.LabelValues = value),
        OptionSetting.Choice<NullHandling>(nameof(EcsOptions.NullValues), static (options, value) => options.NullValues = value),
        OptionSetting.Choice<StackTraceFormat>(nameof(EcsOptions.StackTrace), static (options, value) => options.StackTrace = value),
        OptionSetting.Number(nameof(EcsOptions.MaxStackFrames), static (options, value) => options.MaxStackFrames = value),
        OptionSetting.Flag(nameof(EcsOptions.FoldFrameworkFrames), static (options, value) => options.FoldFrameworkFrames = value),
        OptionSetting.Flag(nameof(EcsOptions.IncludeMessageTemplate), static (options, value) => options.IncludeMessageTemplate = value),
        OptionSetting.Flag(nameof(EcsOptions.IncludeTemplateHash), static (options, value) => options.IncludeTemplateHash = value),
        OptionSetting.Number(nameof(EcsOptions.MaxFieldLength), static (options, value) => options.MaxFieldLength = value),
        OptionSetting.Number(nameof(EcsOptions.MaxMessageLength), static (options, value) => options.MaxMessageLength = value),
        OptionSetting.Number(nameof(EcsOptions.MaxStackTraceLength), static (options, value) => options.MaxStackTraceLength = value),
        OptionSetting.Number(nameof(EcsOptions.MaxDepth), static (options, value) => options.MaxDepth = value),
        OptionSetting.Number(nameof(EcsOptions.MaxDocumentLength), static (options, value) => options.MaxDocumentLength = value),
        OptionSetting.Number(nameof(EcsOptions.MaxLabels), static (options, value) => options.MaxLabels = value),
        OptionSetting.Map(nameof(EcsOptions.FieldMap), static options => options.FieldMap),
        OptionSetting.Map(nameof(EcsOptions.StaticFields), static options => options.StaticFields),
        OptionSetting.Map<EcsFieldType>(nameof(EcsOptions.CustomFields), static options => options.CustomFields),
        new OptionSetting(nameof(EcsOptions.Culture), CultureSetting.Read),
        OptionSetting.List(nameof(EcsOptions.ExcludeFields), static options => options.ExcludeFields),
        OptionSetting.Group(nameof(EcsOptions.Masking), static () => MaskingSettings.All),
    ];
}
