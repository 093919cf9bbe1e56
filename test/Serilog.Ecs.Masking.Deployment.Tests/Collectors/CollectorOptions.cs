namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Options that the documentation of each collector has, of the plugins that are used here.</summary>
internal static class CollectorOptions
{
    private const string Documented = """
        fluent-bit/service: flush grace daemon log_level log_file http_server http_listen http_port health_check hc_errors_count hc_period storage.path storage.sync storage.checksum storage.max_chunks_up storage.backlog.mem_limit storage.metrics scheduler.base scheduler.cap
        fluent-bit/parsers: name format regex time_key time_format time_keep time_offset types
        fluent-bit/tail: name alias tag path exclude_path key parser multiline.parser db db.sync db.compare_filename read_from_head refresh_interval rotate_wait buffer_chunk_size buffer_max_size skip_long_lines skip_empty_lines mem_buf_limit storage.type
        fluent-bit/grep: name match match_regex regex exclude logical_op
        fluent-bit/parser: name match match_regex key_name parser preserve_key reserve_data unescape_key
        fluent-bit/record_modifier: name match match_regex record remove_key allowlist_key uuid_key
        fluent-bit/modify: name match match_regex set add remove remove_wildcard remove_regex rename hard_rename copy hard_copy condition
        fluent-bit/opensearch: name alias match match_regex host port path buffer_size pipeline http_user http_passwd index type logstash_format time_key time_key_format time_key_nanos include_tag_key generate_id id_key write_operation replace_dots trace_output trace_error current_time_index suppress_type_name workers compress tls tls.verify tls.verify_hostname tls.ca_file net.io_timeout retry_limit storage.total_limit_size
        fluent-bit/kinesis_firehose: name alias match match_regex region delivery_stream time_key time_key_format data_keys log_key compression role_arn endpoint auto_retry_requests net.io_timeout retry_limit
        fluent-bit/slack: name alias match match_regex webhook retry_limit
        fluentd/tail: @type @id @label tag path exclude_path pos_file follow_inodes read_from_head refresh_interval limit_recently_modified read_lines_limit multiline_flush_interval max_line_size rotate_wait
        fluentd/none: @type format message_key
        fluentd/regexp: @type format expression ignorecase multiline time_key time_format time_type types
        fluentd/json: @type format json_parser time_key time_type time_format keep_time_key
        fluentd/multi_format: @type
        fluentd/record_transformer: @type enable_ruby auto_typecast renew_record renew_time_key keep_keys remove_keys
        fluentd/concat: @type key separator n_lines multiline_start_regexp multiline_end_regexp continuous_line_regexp stream_identity_key flush_interval timeout_label use_first_timestamp partial_key partial_value keep_partial_key use_partial_metadata use_partial_cri_logtag partial_cri_logtag_key partial_cri_stream_key buffer_limit_size buffer_overflow_method
        fluentd/grep: @type key pattern
        fluentd/parser: @type key_name reserve_data reserve_time remove_key_name_field replace_invalid_sequence emit_invalid_record_to_error
        fluentd/copy: @type copy_mode
        fluentd/relabel: @type @label
        fluentd/rewrite_tag_filter: @type capitalize_regex_backreference hostname_command remove_tag_prefix emit_mode
        fluentd/elasticsearch: @type @id host port scheme hosts user password path ca_file client_cert ssl_verify ssl_version index_name id_key write_operation emit_error_for_missing_id suppress_type_name include_timestamp time_key time_precision verify_es_version_at_startup default_elasticsearch_version reload_connections reconnect_on_error reload_on_failure request_timeout log_es_400_reason max_retry_get_es_version unrecoverable_error_types retry_tag
        fluentd/kinesis_firehose: @type @id region delivery_stream_name append_new_line drop_failed_records_after_batch_request_retries retries_on_batch_request data_key
        fluentd/http: @type @id endpoint http_method proxy content_type json_array headers open_timeout read_timeout retryable_response_codes error_response_as_unrecoverable tls_ca_cert_path
        fluentd/null: @type
        fluentd/file: @type @id path append compress add_path_suffix path_suffix symlink_path
        fluentd/buffer: @type path chunk_limit_records flush_mode flush_interval flush_thread_count flush_at_shutdown chunk_limit_size total_limit_size overflow_action retry_forever retry_timeout retry_max_times retry_max_interval retry_wait timekey timekey_wait
        logstash/input file: id path mode start_position sincedb_path sincedb_write_interval sincedb_clean_after ignore_older close_older stat_interval discover_interval exclude delimiter codec add_field tags type ecs_compatibility max_open_files
        logstash/input pipeline: id address
        logstash/input multiline: pattern what negate max_lines max_bytes auto_flush_interval multiline_tag charset patterns_dir ecs_compatibility
        logstash/filter mutate: id add_field remove_field add_tag remove_tag convert copy gsub join lowercase merge coerce rename replace split strip update uppercase capitalize tag_on_failure
        logstash/filter json: id source target skip_on_invalid_json tag_on_failure ecs_compatibility add_field remove_field
        logstash/filter prune: id whitelist_names blacklist_names whitelist_values blacklist_values interpolate
        logstash/filter uuid: id target overwrite ecs_compatibility
        logstash/output elasticsearch: id hosts user password api_key ssl_enabled ssl_certificate_authorities ssl_verification_mode data_stream data_stream_type data_stream_dataset data_stream_namespace manage_template ilm_enabled index action document_id pipeline silence_errors_in_log dlq_custom_codes retry_initial_interval retry_max_interval compression_level timeout pool_max
        logstash/output pipeline: id send_to ensure_delivery
        logstash/output s3: id region bucket prefix codec encoding canned_acl server_side_encryption server_side_encryption_algorithm ssekms_key_id temporary_directory restore rotation_strategy size_file time_file retry_count retry_delay role_arn upload_workers_count upload_queue_size storage_class endpoint
        logstash/output http: id url http_method format mapping message headers content_type retry_failed retryable_codes ignorable_codes automatic_retries request_timeout connect_timeout socket_timeout ssl_certificate_authorities
        logstash/logstash.yml: path.data path.queue path.logs queue.type queue.max_bytes queue.max_events queue.page_capacity queue.checkpoint.writes queue.checkpoint.acks queue.checkpoint.interval dead_letter_queue.enable dead_letter_queue.max_bytes dead_letter_queue.storage_policy dead_letter_queue.retain.age log.level pipeline.ecs_compatibility pipeline.workers pipeline.batch.size pipeline.batch.delay config.support_escapes api.enabled api.http.host api.http.port
        logstash/pipelines.yml: pipeline.id path.config pipeline.workers queue.type queue.max_bytes
        filebeat/filestream: type id enabled paths encoding parsers message_max_bytes buffer_size prospector.scanner.symlinks prospector.scanner.exclude_files close.on_state_change.inactive ignore_older clean_removed publisher_pipeline.disable_host
        filebeat/container: stream format
        filebeat/drop_fields: fields ignore_missing when
        filebeat/add_fields: target fields when
        filebeat/decode_json_fields: fields target overwrite_keys max_depth process_array add_error_key expand_keys document_id when
        filebeat/copy_fields: fields ignore_missing fail_on_error when
        filebeat/add_id: target_field type when
        filebeat/output.elasticsearch: hosts username password api_key ssl.certificate_authorities ssl.verification_mode preset worker bulk_max_size compression_level backoff.init backoff.max index indices pipeline timeout non_indexable_policy.dead_letter_index
        filebeat/queue.disk: path max_size segment_size read_ahead write_ahead retry_interval max_retry_interval
        otel-collector/file_storage: directory timeout fsync create_directory compaction
        otel-collector/file_log: include exclude start_at multiline force_flush_period encoding preserve_leading_whitespaces preserve_trailing_whitespaces include_file_name include_file_path poll_interval fingerprint_size max_log_size max_concurrent_files storage retry_on_failure operators attributes resource
        otel-collector/retry_on_failure: enabled initial_interval max_interval max_elapsed_time
        otel-collector/add: id type output field value if
        otel-collector/filter: id type output expr drop_ratio
        otel-collector/json_parser: id type output parse_from parse_to parse_ints on_error if timestamp severity
        otel-collector/regex_parser: id type output regex parse_from parse_to on_error if timestamp severity
        otel-collector/move: id type output from to on_error if
        otel-collector/recombine: id type output on_error is_first_entry is_last_entry combine_field combine_with max_batch_size max_unmatched_batch_size overwrite_with force_flush_period source_identifier max_sources max_log_size
        otel-collector/memory_limiter: check_interval limit_mib spike_limit_mib limit_percentage spike_limit_percentage
        otel-collector/transform: error_mode log_statements trace_statements metric_statements
        otel-collector/elasticsearch: endpoint endpoints cloudid user password api_key tls timeout compression logs_index logs_dynamic_id logs_dynamic_pipeline pipeline suppress_conflict_errors sending_queue retry mapping include_source_on_error telemetry
        otel-collector/retry: enabled max_retries initial_interval max_interval retry_on_status retry_on_document_status
        otel-collector/awss3: s3uploader marshaler encoding sending_queue timeout
        otel-collector/s3uploader: region s3_bucket s3_prefix s3_base_prefix s3_partition_format s3_partition_timezone file_prefix role_arn endpoint compression acl storage_class
        """;

    private static readonly Dictionary<string, HashSet<string>> Table = Documented.Split('\n').Select(static line => line.Split(": ", 2)).ToDictionary(
        static row => row[0], static row => row[1].Split(' ').ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Those of <paramref name="options"/> that <paramref name="plugin"/> does not have, with its name.</summary>
    public static IEnumerable<string> Unknown(string plugin, IEnumerable<string> options) =>
        Table.TryGetValue(plugin, out var known) ? options.Where(option => !known.Contains(option)).Select(option => plugin + " " + option) : [plugin];
}
