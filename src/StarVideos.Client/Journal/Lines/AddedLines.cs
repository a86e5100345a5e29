namespace StarVideos.Journal;

/// <summary>
/// Reads what was added to a journal since it last looked, in the order of the file. A compaction makes another file of that name:
/// then it begins again, and what it has reported already comes a second time. So it does where lines it has read were taken back, as
/// a writer does whose disk failed, and others may stand in their place. A file that is gone, or is another one without being a
/// compacted one, is an error from then on: what it knew would pass for never submitted. For one caller at a time.
/// </summary>
/// <param name="path">The journal.</param>
/// <param name="begin">Where a file of a given length is begun with: at the beginning of a line; left out, at its first one.</param>
internal sealed class AddedLines(string path, Func<FileStream, long, long>? begin = null)
{
    private const int BlockSize = 64 << 10;

    /// <summary>The first line of a file, or as much of it as tells the file from another.</summary>
    private const int HeadLength = 160;

    private byte[] _head = [];
    private bool _hasBegun;
    private long _offset;

    /// <summary>Where the last line begins that was read, and its first bytes: a line names an id or a time, so no other begins like it.</summary>
    private long _lastLine;
    private byte[] _lastHead = [];

    /// <summary>Lines that could not be read, in all.</summary>
    internal int Skipped { get; private set; }

    /// <summary>Whether the file that was read is gone, or another one has its name.</summary>
    internal bool IsLost { get; private set; }

    /// <param name="apply">Given each whole line. A half line at the end is left for the next time: it may be just being written.</param>
    /// <param name="onBegin">Called before the lines of a file are read from the beginning, the first time too.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    internal void Read(Action<JournalLine> apply, Action? onBegin = null)
    {
        using var file = LinesBackwards.TryOpen(path);
        RequireNotLost(file);
        if (file is null)
        {
            return;
        }

        var length = file.Length;
        if (!IsSameFile(file, length) || !_hasBegun)
        {
            onBegin?.Invoke();
            _offset = begin?.Invoke(file, length) ?? 0;
            _lastHead = [];
            Skipped = 0;
            _hasBegun = true;
        }

        if (length > _offset)
        {
            ReadLines(file, length, apply);
        }
    }

    private void ReadLines(FileStream file, long length, Action<JournalLine> apply)
    {
        var buffer = new byte[Math.Min(BlockSize, length - _offset)];
        var held = 0;
        var isTooLong = false;
        file.Position = _offset;
        while (_offset + held < length)
        {
            if (held == buffer.Length)
            {
                if (held > ReverseLines.Longest)
                {
                    // No line of ours is as long: pass over it without keeping it.
                    isTooLong = true;
                    _offset += held;
                    held = 0;
                }
                else
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }
            }

            var read = file.Read(buffer, held, (int)Math.Min(buffer.Length - held, length - _offset - held));
            if (read == 0)
            {
                return;
            }

            held += read;
            var start = 0;
            var last = 0;
            for (int newline; (newline = Array.IndexOf(buffer, (byte)'\n', start, held - start)) >= 0; start = newline + 1)
            {
                Apply(isTooLong ? default : buffer.AsSpan(start, newline - start), apply, isTooLong);
                isTooLong = false;
                last = start;
            }

            if (start > 0)
            {
                _lastLine = _offset + last;
                _lastHead = buffer.AsSpan(last, Math.Min(HeadLength, start - last)).ToArray();
            }

            _offset += start;
            held -= start;
            Buffer.BlockCopy(buffer, start, buffer, 0, held);
        }
    }

    private void Apply(ReadOnlySpan<byte> bytes, Action<JournalLine> apply, bool isTooLong)
    {
        if (!isTooLong && LinesBackwards.IsBlank(bytes))
        {
            return;
        }

        if (!isTooLong && JournalLine.Parse(LinesBackwards.WithoutMark(bytes)) is { Version: JournalLine.CurrentVersion } line && line.IsComplete())
        {
            apply(line);
        }
        else
        {
            Skipped++;
        }
    }

    private bool IsLastLineThere(FileStream file)
    {
        var head = new byte[_lastHead.Length];
        file.Position = _lastLine;
        return file.Read(head, 0, head.Length) == head.Length && head.AsSpan().SequenceEqual(_lastHead);
    }

    /// <exception cref="IOException">The file is not the one that was read, nor what a compaction has made of it.</exception>
    private void RequireNotLost(FileStream? file)
    {
        if (!IsLost && SeemsLost(file))
        {
            // It stops a run, so one look is not enough: whoever reads without the lock may come in the middle of anything.
            using var again = LinesBackwards.TryOpen(path);
            IsLost = SeemsLost(again);
        }

        if (IsLost)
        {
            throw new IOException("it was removed or replaced while it was in use, and what was submitted before cannot be told any more");
        }
    }

    private bool SeemsLost(FileStream? file)
    {
        var head = file is null ? [] : HeadOf(file, file.Length);
        return _head.Length > 0
            && !IsBeingWritten(head)
            && !IsBeingWritten(_head)
            && !head.AsSpan(0, Math.Min(head.Length, _head.Length)).SequenceEqual(_head)
            && !IsCompacted(head);
    }

    /// <summary>Some file systems show the new length of a file before what was written there: zeros, which no line has.</summary>
    private static bool IsBeingWritten(byte[] head) => Array.IndexOf(head, (byte)0) >= 0;

    private static bool IsCompacted(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf((byte)'\n');
        return end > 0 && JournalLine.Parse(head.Slice(0, end)) is { Event: LineEvent.Compacted };
    }

    private static byte[] HeadOf(FileStream file, long length)
    {
        var head = new byte[Math.Min(HeadLength, length)];
        var filled = 0;
        file.Position = 0;

        // One read may give less than there is.
        for (int read; filled < head.Length && (read = file.Read(head, filled, head.Length - filled)) > 0; filled += read)
        {
        }

        return filled == head.Length ? head : head.AsSpan(0, filled).ToArray();
    }

    private bool IsSameFile(FileStream file, long length)
    {
        var head = HeadOf(file, length);
        var isSame = length >= _offset && head.Length >= _head.Length && head.AsSpan(0, _head.Length).SequenceEqual(_head) && IsLastLineThere(file);
        if (!isSame || _head.Length < HeadLength)
        {
            _head = head;
        }

        return isSame;
    }
}
