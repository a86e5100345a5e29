# The deliberate breakages of docs/PROOFS.md. Each names a file of src/StarVideos.Client, the text that is replaced in it, which stands
# there once, and the tests that must fail then: a class, or a class and a test.
@{
    Breakages = @(
        @{
            Name  = 'POST sent again after a cut connection'
            File  = 'Submitting/CreateOutcome.cs'
            Edits = @(
                , @('Read(ApiTransportException fault) => fault.HasBegun', 'Read(ApiTransportException fault) => fault.HasBegun && fault.Message.StartsWith("no answer came", StringComparison.Ordinal)')
            )
            Tests = 'CreateMatrixTests', 'ReusedConnectionTests.A_create_that_was_read_and_not_answered_is_not_sent_again'
        }
        @{
            Name  = 'POST sent again after a timeout'
            File  = 'Submitting/CreateOutcome.cs'
            Edits = @(
                , @('Read(ApiTransportException fault) => fault.HasBegun', 'Read(ApiTransportException fault) => fault.HasBegun && !fault.Message.StartsWith("no answer came", StringComparison.Ordinal)')
            )
            Tests = 'CreateMatrixTests', 'CreateTransportFaultTests.No_answer_in_time_leaves_the_outcome_unknown'
        }
        @{
            Name  = 'create repeated after a 503 with Retry-After'
            File  = 'Submitting/CreateOutcome.cs'
            Edits = @(
                , @('503 when reply is { RetryAfter: not null, Answer.IsRefusal: true }', '503 when reply is { RetryAfter: not null }')
            )
            Tests = 'CreateMatrixTests', 'CreateStatusTests.A_503_proves_nothing_with_or_without_Retry_After'
        }
        @{
            Name  = 'any error field in an HTTP 200 taken for a refusal'
            File  = 'Submitting/CreateOutcome.cs'
            Edits = @(
                , @('if (reply.Status == 200 && answer.IsRefusal)', 'if (reply.Status == 200 && answer.Fault is not null)')
            )
            Tests = 'CreateMatrixTests', 'RefusalProofTests'
        }
        @{
            Name  = 'create repeated after any 5xx'
            File  = 'Submitting/CreateOutcome.cs'
            Edits = @(
                , @('_ => Unknown($"the service answered {ServiceErrors.Describe(reply)}", reply),', '>= 500 => ServiceErrors.Refused(StarVideosErrorKind.ServiceUnavailable, "submission", reply, isSafeToRetry: true), _ => Unknown("", reply),')
            )
            Tests = 'CreateMatrixTests', 'CreateStatusTests.Every_other_status_leaves_the_outcome_unknown_and_is_sent_once'
        }
        @{
            Name  = 'one request body may leave twice'
            File  = 'Http/OneTimeContent.cs'
            Edits = @(
                , @('if (Interlocked.Exchange(ref _sent, 1) != 0)', 'if (Interlocked.Exchange(ref _sent, 1) > 1)')
            )
            Tests = 'OneTimeContentTests.It_does_not_leave_twice', 'ResendingHandlerTests.No_layer_below_can_send_a_create_twice'
        }
        @{
            Name  = 'intent written after the POST'
            File  = 'Journal/Writing/JournalRecorder.cs'
            Edits = @(
                , @("            await WriteAsync(`n                async writer =>`n                {`n                    await writer.BeginAsync(line, place, cancellation)", "            _ = WriteAsync(`n                async writer =>`n                {`n                    await Task.Delay(5000, cancellation).ConfigureAwait(false);`n                    await writer.BeginAsync(line, place, cancellation)")
                , @("                NothingSent).ConfigureAwait(false);`n        }", "                NothingSent);`n            await Task.CompletedTask.ConfigureAwait(false);`n        }")
            )
            Tests = , 'IntentFirstTests.When_a_request_arrives_its_intent_is_in_the_journal_and_its_outcome_is_not'
        }
        @{
            Name  = 'an outcome that is settled already told before it is flushed'
            File  = 'Journal/Writing/PendingResolution.cs'
            Edits = @(
                , @('NeedsDevice => Resolution.State == ResolutionState.SameAlready', 'NeedsDevice => false')
            )
            Tests = , 'PowerCutTests.What_a_killed_process_had_not_flushed_the_next_one_flushes'
        }
        @{
            Name  = 'folders not flushed'
            File  = 'Journal/Writing/JournalFile.cs'
            Edits = @(
                , @('if (disk.FlushFolder(Folder) is { } reason)', 'if (((string?)null) is { } reason)')
            )
            Tests = , 'PowerCutTests.Whenever_the_power_goes_off_every_promise_is_kept'
        }
        @{
            Name  = '`saved` recorded after the rename'
            File  = 'Saving/VideoSaver.cs'
            Edits = @(
                , @('        file.FinalPath = place.Path;', "        file.FinalPath = place.Path;`n        var reason = file.MoveToFinal(replace);")
                , @('WarnUnlessFlushed(file.MoveToFinal(replace));', 'WarnUnlessFlushed(reason);')
            )
            Tests = 'PowerCutTests.Whenever_the_power_goes_off_every_promise_is_kept', 'OwnerTests.The_line_is_in_the_journal_before_the_file_has_its_name'
        }
        @{
            Name  = 'handles closed between intent and outcome'
            File  = 'Journal/Writing/JournalFile.cs'
            Edits = @(
                , @('if (_holds > 0 && _mayKeep.Value)', 'if (_holds > 1000 && _mayKeep.Value)')
            )
            Tests = 'FewHandlesTests', 'JournalHandleTests.An_outcome_is_recorded_in_a_process_that_has_no_handles_left'
        }
        @{
            Name  = 'key sent to the media host'
            File  = 'StarVideosClient.cs'
            Edits = @(
                , @('        Transport = new ApiTransport(Http, key, clock);', "        Transport = new ApiTransport(Http, key, clock);`n        Http.DefaultRequestHeaders.Authorization = key?.ToHeader();")
            )
            Tests = 'DownloadMatrixTests', 'KeySearchTests.A_download_shows_no_key', 'RedirectTests.Redirects_are_followed_without_the_key'
        }
        @{
            Name  = 'redirects of the service followed'
            File  = 'Http/HttpHandlers.cs'
            Edits = @(
                , @("new SocketsHttpHandler`n        {`n            AllowAutoRedirect = false,", "new SocketsHttpHandler`n        {`n            AllowAutoRedirect = true,")
            )
            Tests = 'CreateMatrixTests', 'RedirectTests.A_redirected_create_goes_nowhere_else_and_its_outcome_is_unknown'
        }
        @{
            Name  = 'half a file under the final name'
            File  = 'Files/TemporaryFile.cs'
            Edits = @(
                , @('            var path = PartFiles.NewName(finalPath);', "            var path = finalPath;`n            File.Delete(path);")
                , @('            if (!_isMoved)', '            if (FinalPath.Length == 0)')
            )
            Tests = 'DownloadMatrixTests', 'ExistingFileTests.Force_replaces_only_when_the_video_is_whole'
        }
        @{
            Name  = 'file replaced without `-Force`'
            File  = 'Files/TemporaryFile.cs'
            Edits = @(
                , @('_disk.Rename(_path, FinalPath, overwrite);', '_disk.Rename(_path, FinalPath, true);')
            )
            Tests = , 'ExistingFileTests.A_file_that_appears_meanwhile_is_not_overwritten'
        }
        @{
            Name  = 'length of a download not compared'
            File  = 'Saving/MediaDownload.cs'
            Edits = @(
                , @('(answer.Total is { } total ? _received != total : _received < _leastSize)', '(answer.Total is null && _received < _leastSize)')
            )
            Tests = , 'ResumeTests.A_body_that_ends_early_in_good_order_is_a_cut'
        }
        @{
            Name  = 'one earlier task serves all identical rows'
            File  = 'Claims/RowClaims.cs'
            Edits = @(
                , @('        untaken.Remove(found);', '        _ = !found.IsCreated && untaken.Remove(found);')
            )
            Tests = , 'JournalResumeTests.Identical_rows_are_as_many_tasks_as_were_accepted'
        }
        @{
            Name  = 'one unknown submission serves all identical rows'
            File  = 'Claims/RowClaims.cs'
            Edits = @(
                , @('        untaken.Remove(found);', '        _ = found.IsCreated && untaken.Remove(found);')
            )
            Tests = , 'JournalResumeTests.Forcing_one_of_two_identical_unknown_rows_leaves_the_other'
        }
        @{
            Name  = 'without a label, resume reaches back for ever'
            File  = 'Claims/RowClaims.cs'
            Edits = @(
                , @('_since = batch is null ? (clock.UtcNow - UnlabelledReach).UtcDateTime : DateTime.MinValue;', '_since = DateTime.MinValue;')
            )
            Tests = , 'JournalResumeTests.Without_a_label_only_the_last_24_hours_count'
        }
        @{
            Name  = 'an unknown submission taken for one that was never sent'
            File  = 'Claims/RowClaims.cs'
            Edits = @(
                , @("`n            ?? untaken.Find(static row => row.IsLive);", ';')
            )
            Tests = 'CreateMatrixTests', 'JournalResumeTests.Accepted_ones_come_before_unknown_ones_and_rejected_ones_not_at_all'
        }
    )
}
